"""Nothing that a moderator has not released leaves by any way out; the same ways do show what is released."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from qala.contact.appeals.actions import Person, accept
from qala.contact.appeals.tests.factories import World
from qala.ground.files.tests.factories import published
from qala.public.published.access import public_appeals
from qala.public.published.actions import refuse, release
from qala.public.published.tests.conftest import SECRET_NAME, SECRET_PHONE, SECRET_WORDS, Told
from qala.shared.kept import keepable
from qala.shared.kept.generations import _begin, _end
from qala.shared.kept.marking import FOR_ALL
from qala.shared.models import ExportRecord

NEVER = ("Zhasyrynsoz", "drummer", SECRET_NAME, "Qupiyabek", SECRET_PHONE, "9998877", "zhasyryn@", "Abai 40")
WRITER = Person("Екінші тұрғын", "+77010000002", "", "", True, "880101300010", "Абай көшесі, 1")
WORDS = "The radiators of the whole stairway are cold."


def ways_out(world: World, told: Told) -> list[str]:
    number = told.appeal.number
    near = f"?lon={round(told.appeal.lon or 0, 3)}&lat={round(told.appeal.lat or 0, 3)}"
    return [
        "/open/appeals/", "/open/appeals/?format=csv", "/open/appeals/?format=xlsx", f"/open/appeals/?q={number}",
        "/open/appeals/?columns=number,words,place,lon,lat,executor", f"/open/appeals/{number}/",
        "/open/appeals/feed.atom", "/open/appeals/feed.rss", "/open/works.ics", "/open/map/points/",
        "/open/map/points/?box=69,49,72,52&zoom=16", "/open/embed/appeals/?size=large", "/open/districts/",
        f"/open/districts/{world.west.code}/", "/open/way/", "/sitemap.xml", "/api/v1/open/appeals",
        "/api/v1/open/appeals.geojson", f"/projects/around/{near}", f"/projects/around/points/{near}",
        f"/projects/districts/{world.west.code}/",
    ]  # fmt: skip


def body_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    streamed = getattr(response, "streaming", False)
    raw = b"".join(response.streaming_content) if streamed else response.content
    return raw.decode(errors="replace")


def test_nothing_unreleased_leaves(world: World, told: Told, client: Client) -> None:
    for address in ways_out(world, told):
        text = body_of(client, address)
        assert not [secret for secret in NEVER if secret in text], address
        assert str(told.photo.pk) not in text, address
    for variant in ("clean", "thumb-320", "original"):
        assert client.get(f"/files/{told.photo.pk}/{variant}/").status_code in (403, 404)


def test_the_day_is_told_and_never_the_moment(
    world: World, told: Told, client: Client, frozen_clock: Any
) -> None:
    """Of receipt, of a step, of the promise that follows from it."""
    frozen_clock.forward(hours=3, minutes=37, seconds=41)
    late = world.appeal()
    accept(appeal_id=late.pk, by=world.people.executor)
    frozen_clock.forward(hours=1, minutes=11)
    days = 0
    for address in [*ways_out(world, told), f"/open/appeals/{late.number}/"]:
        text = body_of(client, address)
        assert not [each for each in ("37:41", "13:37", "08:37", "1:37 PM") if each in text], address
        days += "2026-03-02" in text or "02.03.2026" in text
    assert days > 5


def test_the_words_of_the_applicant_cannot_be_searched(world: World, told: Told, client: Client) -> None:
    for typed in ("Zhasyrynsoz", "drummer", "9998877", "Qupiyabek"):
        page = client.get("/open/appeals/", {"q": typed}).context["page"]
        assert page.rows == [], typed
    assert len(client.get("/open/appeals/", {"q": told.appeal.number}).context["page"].rows) == 1
    assert len(client.get("/open/appeals/", {"q": "жылу"}).context["page"].rows) == 1  # the topic's name


def test_what_is_released_is_there_and_no_more(world: World, told: Told, client: Client) -> None:
    release(
        appeal_id=told.appeal.pk, words=WORDS, language="en", photos=[told.photo.pk],
        answers={told.answer.pk: "The pipe was replaced."}, by=world.people.controller,
    )  # fmt: skip
    page = body_of(client, f"/open/appeals/{told.appeal.number}/")
    assert WORDS in page
    assert "The pipe was replaced." in page
    assert str(told.photo.pk) in page
    shown = [a for a in ways_out(world, told) if WORDS in body_of(client, a)]
    assert "/open/appeals/feed.atom" in shown
    assert "/api/v1/open/appeals" in shown
    assert [row.pk for row in client.get("/open/appeals/?q=stairway").context["page"].rows] == [
        told.appeal.pk
    ]
    for address in ways_out(world, told):
        text = body_of(client, address)
        assert not [secret for secret in NEVER if secret in text], address
    assert client.get(f"/files/{told.photo.pk}/clean/").status_code == 200
    assert client.get(f"/files/{told.photo.pk}/original/").status_code in (403, 404)
    assert b"Exif" not in published(told.photo)["clean"]


def test_what_is_taken_back_is_gone_at_once(world: World, told: Told, client: Client) -> None:
    by = world.people.controller
    release(appeal_id=told.appeal.pk, words=WORDS, photos=[told.photo.pk], by=by)
    refuse(appeal_id=told.appeal.pk, cause="personal", is_hidden=True, by=by)
    assert client.get(f"/files/{told.photo.pk}/clean/").status_code in (403, 404)
    assert client.get(f"/open/appeals/{told.appeal.number}/").status_code == 404
    assert told.appeal.number not in body_of(client, "/open/appeals/")
    assert WORDS not in body_of(client, "/api/v1/open/appeals")


def test_a_topic_that_is_kept_back_takes_its_appeals_along(world: World, told: Told, client: Client) -> None:
    from qala.contact.catalog.queries import forget_book

    release(appeal_id=told.appeal.pk, words=WORDS, photos=[told.photo.pk], by=world.people.controller)
    world.heat.is_public = False
    world.heat.save()
    forget_book()
    assert client.get(f"/open/appeals/{told.appeal.number}/").status_code == 404
    assert client.get(f"/files/{told.photo.pk}/clean/").status_code in (403, 404)
    assert told.appeal.number not in body_of(client, "/open/appeals/?format=csv")


def another_transaction() -> None:
    """Outside of tests each change has its own, and raises the generations anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('qala.raised', '', true)")


def test_a_page_for_all_shows_no_topic_that_was_kept_back_a_moment_ago(world: World, told: Told) -> None:
    """The catalogue's book may be seconds old, but not for a page that will be shown for longer than that."""
    request: Any = RequestFactory().get("/")
    request.scope = {FOR_ALL: True}
    shown = keepable("appeals")(lambda _request: HttpResponse(str(public_appeals().count())))

    def ask() -> bytes:
        _begin()
        answer = shown(request)
        _end()
        return answer.content

    assert ask() == b"1"
    another_transaction()
    world.heat.is_public = False
    world.heat.save()
    assert ask() == b"0"


def test_what_is_hidden_is_on_no_map_that_is_remembered(world: World, told: Told, client: Client) -> None:
    assert told.appeal.number in body_of(client, "/open/map/points/")
    another_transaction()
    refuse(appeal_id=told.appeal.pk, cause="personal", is_hidden=True, by=world.people.controller)
    assert told.appeal.number not in body_of(client, "/open/map/points/")


def test_what_is_no_public_matter_is_not_there(world: World, client: Client) -> None:
    from qala.contact.appeals.actions import merge

    lift = world.appeal(topic_id=world.lifts.pk)
    legal = world.appeal(procedure="administrative", person=WRITER)
    one, other = world.appeal(), world.appeal()
    merge(appeal_id=other.pk, into_id=one.pk, by=world.people.operator)
    text = body_of(client, "/open/appeals/?format=csv")
    assert one.number in text
    for hidden in (lift, legal, other):
        assert hidden.number not in text
        assert client.get(f"/open/appeals/{hidden.number}/").status_code == 404


@pytest.mark.parametrize("precision", ["exact", "building", "cell"])
def test_the_place_is_as_exact_as_its_topic(world: World, told: Told, client: Client, precision: Any) -> None:
    from qala.public.published.actions import set_precisions

    set_precisions(chosen={world.heat.pk: precision}, by=world.people.administrator)
    item = client.get("/api/v1/open/appeals").json()["items"][0]
    is_exact = (item["lon"], item["lat"]) == (told.appeal.lon, told.appeal.lat)
    assert is_exact == (precision == "exact")
    point = client.get("/open/map/points/").json()["features"][0]["geometry"]["coordinates"]
    assert point == [item["lon"], item["lat"]]
    # A window that holds the true position only must not tell that it is there.
    lon, lat = told.appeal.lon, told.appeal.lat
    assert lon is not None
    assert lat is not None
    box = f"{lon - 0.0001},{lat - 0.0001},{lon + 0.0001},{lat + 0.0001}"
    seen = client.get("/open/map/points/", {"box": box, "zoom": 17}).json()["features"]
    assert bool(seen) == is_exact


def test_the_secret_really_is_in_the_register(told: Told) -> None:
    told.appeal.refresh_from_db()
    assert told.appeal.text == SECRET_WORDS
    assert told.appeal.is_public


def test_files_of_strangers_leave_no_record_and_have_an_end(
    world: World, told: Told, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qala.shared.lists.exporting.EXPORTS", 2)
    answers = [client.get("/open/appeals/?format=csv").status_code for _time in range(3)]
    assert answers == [200, 200, 429]
    assert not ExportRecord.objects.exists()
