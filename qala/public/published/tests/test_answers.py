"""List, map, districts, feeds, calendar, part for other sites, measured times: what they say and what they cost."""

import re
import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import h3
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.actions import accept, answer, plan
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.public.published.access import public_appeals
from qala.public.published.actions import add_site, count_cells, measure_times, release, set_terms
from qala.public.published.models import MapCell
from qala.public.published.tests.conftest import Told
from qala.shared.clock import now

ATOM = "{http://www.w3.org/2005/Atom}"
ODD = "Abai & Co <b>\"'; comma, back\\slash\nnew line ☃ қазақша"


def spoken(world: World, words: str = ODD) -> Appeal:
    made = world.appeal()
    release(appeal_id=made.pk, words=words, language="kk", by=world.people.controller)
    return made


def test_atom_is_well_formed_and_says_what_rfc_4287_asks(world: World, client: Client) -> None:
    spoken(world)
    world.appeal()
    response = client.get("/open/appeals/feed.atom")
    root = ET.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    for part in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{part}"), part
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert urlsplit(str(links["self"])).path == "/open/appeals/feed.atom"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 2
    ids = set()
    for entry in entries:
        for part in ("id", "title", "updated", "published"):
            assert entry.findtext(f"{ATOM}{part}"), part
        assert datetime.fromisoformat(str(entry.findtext(f"{ATOM}updated"))).tzinfo
        ids.add(entry.findtext(f"{ATOM}id"))
    assert len(ids) == 2
    assert any("Abai & Co <b>" in str(entry.findtext(f"{ATOM}summary")) for entry in entries)


def test_rss_is_well_formed(world: World, client: Client) -> None:
    spoken(world)
    channel = ET.fromstring(client.get("/open/appeals/feed.rss").content).find("channel")
    assert channel is not None
    for part in ("title", "link", "description"):
        assert channel.findtext(part)
    item = channel.find("item")
    assert item is not None
    assert item.findtext("guid")
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} .+", str(item.findtext("pubDate")))


def test_feeds_take_the_filters_and_the_language(world: World, client: Client) -> None:
    west, east = world.appeal(), world.appeal(place=IN_EAST)
    text = client.get(f"/open/appeals/feed.atom?district={world.east.pk}&lang=ru").content.decode()
    assert east.number in text
    assert west.number not in text
    assert 'xml:lang="ru"' in text
    assert client.get("/open/appeals/feed.atom?stage=nonsense").status_code == 422


def unfolded(body: str) -> list[tuple[str, str]]:
    """RFC 5545 read strictly: CRLF, lines of at most 75 bytes, properties with values, nested blocks closed."""
    assert body.endswith("\r\n")
    assert "\n" not in body.replace("\r\n", "")
    for line in body.split("\r\n"):
        assert len(line.encode()) <= 75
    pairs, stack = [], []
    for line in body[:-2].replace("\r\n ", "").split("\r\n"):
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,]+)*):(.*)", line)
        assert found, line
        name, _parameters, value = found.groups()
        if name == "BEGIN":
            stack.append(value)
        elif name == "END":
            assert stack.pop() == value
        pairs.append((name, value))
    assert stack == []
    return pairs


def test_the_calendar_of_works_is_strict(world: World, client: Client) -> None:
    made = spoken(world)
    accept(appeal_id=made.pk, by=world.people.executor)
    plan(appeal_id=made.pk, planned_on=date(2026, 3, 3), by=world.people.executor)
    world.appeal()
    response = client.get("/open/works.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    pairs = unfolded(response.content.decode())
    found = dict(pairs)
    assert [value for name, value in pairs if name == "BEGIN"] == ["VCALENDAR", "VEVENT"]
    assert (found["DTSTART"], found["DTEND"]) == ("20260303", "20260304")
    assert made.number in found["UID"]
    assert "comma\\, back\\\\slash\\nnew line ☃ қазақша" in found["DESCRIPTION"]


@pytest.mark.parametrize(
    "address", ["/open/appeals/feed.atom", "/open/works.ics", "/open/embed/appeals/", "/sitemap.xml"]
)
def test_what_has_not_changed_is_not_sent_again(world: World, client: Client, address: str) -> None:
    world.appeal()
    first = client.get(address)
    assert first["ETag"]
    assert first["Cache-Control"] == "public, no-cache"
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    made = spoken(world, "Cold")
    accept(appeal_id=made.pk, by=world.people.executor)
    plan(appeal_id=made.pk, planned_on=date(2026, 3, 3), by=world.people.executor)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_part_for_other_sites_has_its_own_policy(world: World, client_for: Any) -> None:
    world.appeal()
    by = world.people.administrator
    client = client_for(by)
    page = client.get("/open/embed/appeals/?size=small&lang=kk")
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    add_site(origin="https://News.example.kz/page?x", label="News", by=by)
    page = client.get("/open/embed/appeals/")
    assert "frame-ancestors 'self' https://news.example.kz;" in page["Content-Security-Policy"] + ";"
    assert "script-src 'none'" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page
    assert not page.cookies
    assert b"<script" not in page.content
    assert by.full_name not in page.content.decode()
    set_terms(is_embed_open=True, by=by)
    assert "frame-ancestors *" in client.get("/open/embed/appeals/")["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get("/open/appeals/")["Content-Security-Policy"]
    assert client.get("/open/appeals/")["X-Frame-Options"] == "DENY"


def test_the_figures_of_a_district_are_those_of_the_register(
    world: World, client: Client, frozen_clock: Any
) -> None:
    set_terms(least_count=3, by=world.people.administrator)
    for _number in range(3):
        made = world.appeal()
        accept(appeal_id=made.pk, by=world.people.executor)
        frozen_clock.forward(hours=2)
        answer(appeal_id=made.pk, text=PROOF, by=world.people.executor)
    world.appeal()
    world.appeal(place=IN_EAST)
    context = client.get(f"/open/districts/{world.west.code}/").context
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE stage IN ('new', 'active', 'waiting')),"
            " count(*) FILTER (WHERE stage = 'done'), count(*)"
            " FROM appeals_appeal WHERE is_public AND district_id = %s",
            [world.west.pk],
        )
        counted = cursor.fetchone()
    numbers = context["figures"]
    assert (numbers.open_count, numbers.solved_count, numbers.received_count) == counted == (1, 3, 4)
    assert numbers.median_for == timedelta(hours=2)
    url = f"/open/appeals/?district={world.west.pk}&stage=new&stage=active&stage=waiting"
    assert client.get(url).context["page"].count == numbers.open_count
    assert [part.name for part in context["executors"]] == [world.people.home.name]


def test_the_list_counts_what_the_register_holds(world: World, client: Client) -> None:
    for place in (None, IN_EAST):
        world.appeal(**({"place": place} if place else {}))
    assert client.get("/open/appeals/").context["page"].count == public_appeals().count() == 2
    assert client.get("/api/v1/open/appeals").json()["items"].__len__() == 2
    assert client.get("/open/appeals/?group=houses").context["page"].count == 2
    assert client.get("/open/appeals/?group=houses&received_to=2026-03-01").context["page"].count == 0
    assert client.get("/open/appeals/?mark=photo").context["page"].count == 0


def test_near_an_address_goes_by_cells(world: World, client: Client) -> None:
    from qala.contact.appeals.actions import Place
    from qala.ground.places.tests import factories as places

    building = places.make_building(places.make_street())
    here = world.appeal(place=Place(lon=building.lon, lat=building.lat))
    world.appeal(place=IN_EAST)
    page = client.get("/open/appeals/", {"near": f"{building.street.name_ru} {building.number}"}).context[
        "page"
    ]
    assert [row.pk for row in page.rows] == [here.pk]
    assert client.get("/open/appeals/", {"near": "Qwertyuiop 999999"}).context["page"].rows == []


def test_the_map_counts_cells_when_there_are_many(world: World, client: Client, monkeypatch: Any) -> None:
    for _number in range(3):
        world.appeal()
    single = client.get("/open/map/points/").json()
    assert (single["is_aggregated"], len(single["features"])) == (False, 3)
    monkeypatch.setattr("qala.public.published.queries.mapping.MOST_POINTS", 2)
    caches["local"].clear()
    many = client.get("/open/map/points/?box=69,49,72,52&zoom=10").json()
    assert many["is_aggregated"]
    assert sum(each["properties"]["count"] for each in many["features"]) == 3
    cell = h3.latlng_to_cell(Appeal.objects.first().lat, Appeal.objects.first().lon, 9)
    lat, lon = h3.cell_to_latlng(cell)
    beside = f"{lon + 0.0001},{lat - 0.01},{lon + 0.02},{lat + 0.01}"
    caches["local"].clear()
    cut = client.get(f"/open/map/points/?box={beside}&zoom=16").json()
    assert (cut["is_aggregated"], cut["features"]) == (True, []), (
        "a cell with its middle outside is not counted"
    )
    assert client.get("/open/map/points/?box=1,2,3").status_code == 422


def test_times_are_measured_and_silent_when_few(world: World, client: Client, frozen_clock: Any) -> None:
    assert client.get("/open/way/").context["times"] is None
    set_terms(least_count=3, by=world.people.administrator)
    for hours in (1, 2, 3):
        made = world.appeal()
        frozen_clock.forward(minutes=10)
        accept(appeal_id=made.pk, by=world.people.executor)
        frozen_clock.forward(hours=hours)
        answer(appeal_id=made.pk, text=PROOF, by=world.people.executor)
    measure_times()
    times = client.get("/open/way/").context["times"]
    assert times.city.accept.median == timedelta(minutes=10)
    assert times.city.answer.median == timedelta(hours=2, minutes=10)
    assert (times.city.in_time_percent, times.city.reopened_percent) == (100, 0)
    assert [group.name for group in times.groups] == ["Houses"]
    set_terms(least_count=4, by=world.people.administrator)
    times = client.get("/open/way/").context["times"]
    assert times.city.answer.median is None
    assert times.city.in_time_percent is None


def test_pages_of_the_api_follow_one_another(world: World, client: Client) -> None:
    made = [world.appeal().number for _number in range(3)]
    first = client.get("/api/v1/open/appeals?size=2").json()
    second = client.get("/api/v1/open/appeals", {"size": 2, "cursor": first["next"]}).json()
    assert [each["number"] for each in first["items"] + second["items"]] == made[::-1]
    assert second["next"] is None
    features = client.get("/api/v1/open/appeals.geojson")
    assert features["Content-Type"] == "application/geo+json"
    assert len(features.json()["features"]) == 3
    assert client.get("/api/v1/open/appeals?secret=1").status_code == 422
    assert client.get("/api/v1/open/appeals?cursor=x").status_code == 422


@pytest.mark.parametrize(
    "address",
    ["/open/appeals/", "/open/districts/", "/open/districts/{west}/", "/open/appeals/feed.atom", "/api/v1/open/appeals",
     "/open/map/points/", "/open/moderation/", "/sitemap.xml"],
)  # fmt: skip
def test_three_rows_cost_no_more_than_one(world: World, told: Told, client_for: Any, address: str) -> None:
    address = address.format(west=world.west.code)
    client = client_for(world.people.controller)

    def cost() -> int:
        caches["local"].clear()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    release(appeal_id=told.appeal.pk, words="Cold", photos=[told.photo.pk], by=world.people.controller)
    world.appeal()
    cost()
    first = cost()
    for _number in range(3):
        spoken(world, "Cold too")
        world.appeal()
    assert cost() == first


def test_robots_and_sitemap_name_public_pages_only(world: World, client: Client) -> None:
    shown, silent = spoken(world, "Cold"), world.appeal()
    text = client.get("/sitemap.xml").content.decode()
    ET.fromstring(text)
    assert shown.number in text
    assert silent.number not in text
    assert "/open/moderation" not in text
    assert "Disallow: /accounts/" in client.get("/robots.txt").content.decode()


def test_the_moment_of_a_feed_is_not_that_of_the_call(
    world: World, client: Client, frozen_clock: Any
) -> None:
    world.appeal()
    first = client.get("/open/appeals/feed.rss")
    frozen_clock.forward(hours=3)
    assert now() > Appeal.objects.get().changed_at
    assert client.get("/open/appeals/feed.rss")["ETag"] == first["ETag"]


def test_the_map_from_afar_is_what_the_job_counted(world: World, client: Client, monkeypatch: Any) -> None:
    for place in (None, None, IN_EAST):
        world.appeal(**({"place": place} if place else {}))
    monkeypatch.setattr("qala.public.published.queries.mapping.MOST_POINTS", 1)
    caches["local"].clear()
    box = "box=69,49,72,52&zoom=10"

    def total(query: str) -> int:
        found = client.get(f"/open/map/points/?{query}").json()
        assert found["is_aggregated"]
        caches["local"].clear()
        return sum(each["properties"]["count"] for each in found["features"])

    live = total(box)
    of_west = f"{box}&district={world.west.pk}"
    live_of_west = total(of_west)
    assert live == 3
    count_cells()
    assert count_cells() == MapCell.objects.count()  # twice is once
    assert (total(box), total(of_west)) == (live, live_of_west)
    # The job's figures answer for everything and for districts, nothing else; and they grow old.
    MapCell.objects.update(count=7)
    assert total(box) == 7 * MapCell.objects.count()
    assert total(f"{box}&stage=new") == live
    MapCell.objects.update(at=now() - timedelta(hours=1))
    assert total(box) == live
