"""The map and the timeline hold what the list holds, year by year; what was withdrawn is on neither."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from qala.office.overview.rules.timeline import Scale
from qala.office.projects.actions.publish import take_publication
from qala.public.portfolio.queries.totals import under_way
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared.choices import forget


def drawn(client: Client, **query: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = client.get("/projects/map/points/", query).json()["features"]
    return features


def test_a_project_is_a_point_and_an_outline(client: Client, row: PublicProject) -> None:
    kinds = [one["geometry"]["type"] for one in drawn(client)]
    assert kinds == ["LineString", "Point"]
    assert drawn(client)[1]["properties"] == {"code": row.code, "tone": "warn", "sign": "▲"}
    assert drawn(client)[0]["geometry"] == row.geometry
    assert drawn(client)[1]["geometry"]["coordinates"] == pytest.approx([row.lon, row.lat], abs=1e-6)


def test_the_words_of_a_mark_are_asked_for(client: Client, city: Any, row: PublicProject) -> None:
    cards = client.get("/projects/map/points/").json()["cards"]
    told = client.get(cards.replace("{code}", row.code)).json()
    assert told["title"] == str(row.facts.title)
    assert told["url"] == f"/projects/{row.code}/"
    assert (told["tone"], told["sign"]) == ("warn", "▲")
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="wrong"
    )
    assert client.get(cards.replace("{code}", row.code)).status_code == 410


def test_a_mark_is_all_that_there_is(client: Client, row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(geometry={"type": "Point", "coordinates": [1, 2]})
    assert [one["geometry"]["type"] for one in drawn(client)] == ["Point"]
    PublicProject.objects.filter(pk=row.pk).update(geometry=None, lon=None, lat=None)
    assert drawn(client) == []


def test_the_map_counts_what_its_list_holds(client: Client, row: PublicProject) -> None:
    page = client.get("/projects/map/", {"stage": row.stage})
    assert page.context["count"] == 1
    assert client.get(page.context["list_url"]).context["page"].count == 1
    assert client.get("/projects/map/", {"stage": "closed"}).context["count"] == 0
    assert drawn(client, stage="closed") == []
    assert drawn(client, stage="junk") == []


@pytest.mark.parametrize(
    ("starts", "finishes", "years"),
    [
        (date(2025, 3, 1), date(2027, 1, 1), {2025, 2026, 2027}),
        (None, date(2026, 5, 5), {2026}),
        (date(2026, 12, 31), None, {2026, 2027, 2028}),
        (None, None, set()),
    ],
)
def test_a_year_holds_what_was_under_way_in_it(
    row: PublicProject, starts: date | None, finishes: date | None, years: set[int]
) -> None:
    PublicProject.objects.filter(pk=row.pk).update(starts_on=starts, finishes_on=finishes)
    assert {year for year in range(2024, 2029) if public_projects().filter(under_way(year))} == years


def test_the_year_is_a_select_and_narrows_map_and_list_alike(client: Client, row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(starts_on=date(2025, 3, 1), finishes_on=date(2026, 5, 5))
    forget()
    page = client.get("/projects/map/", {"during": "2025"})
    text = page.content.decode()
    assert '<option value="2025" selected>' in text
    assert '<option value="2024"' not in text
    assert page.context["count"] == 1
    assert client.get(page.context["list_url"]).context["page"].count == 1
    assert "during=2025" in page.context["points_url"]
    assert page["HX-Replace-Url"] == "/projects/map/?during=2025"
    assert [tab.url.rpartition("?")[2] for tab in page.context["portfolio_tabs"]] == ["during=2025"] * 4


def test_what_has_no_place_is_named_under_the_map(client: Client, row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(lon=None, lat=None, geometry=None)
    page = client.get("/projects/map/")
    assert page.context["unplaced"] == (1, [(row.code, str(row.facts.title))])
    assert page.context["count"] == 1


def test_the_timeline_draws_promise_and_expectation(client: Client, row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(
        starts_on=date(2025, 1, 1),
        promised_on=date(2025, 12, 31),
        finishes_on=date(2026, 6, 30),
        slip_days=181,
    )
    (line,) = client.get("/projects/timeline/").context["lines"]
    assert line.promised.x == line.expected.x
    assert line.promised.end < line.expected.end == pytest.approx(line.end, abs=3)
    assert line.done.width == pytest.approx(line.expected.width * float(row.physical or 0) / 100, abs=1)
    text = client.get("/projects/timeline/", headers={"Accept-Language": "en"}).content.decode()
    assert "+181" in text


@pytest.mark.parametrize("sort", ["start", "-finish", "-slip", "junk"])
def test_every_order_shows_every_row(client: Client, row: PublicProject, sort: str) -> None:
    page = client.get("/projects/timeline/", {"sort": sort})
    assert [line.row.code for line in page.context["lines"]] == [row.code]


def test_an_unknown_day_leaves_the_bar_out(client: Client, row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(starts_on=None, promised_on=None, finishes_on=None)
    (line,) = client.get("/projects/timeline/").context["lines"]
    assert (line.promised, line.expected, line.end) == (None, None, None)
    assert line.said


def test_a_withdrawn_project_is_on_neither(client: Client, city: Any, row: PublicProject) -> None:
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="wrong"
    )
    assert drawn(client) == []
    assert client.get("/projects/timeline/").context["lines"] == []
    assert client.get("/projects/map/").context["count"] == 0


@pytest.mark.parametrize("path", ["map/", "map/points/", "timeline/", "districts/"])
def test_pages_read_alone_and_cost_the_same_for_three(
    client: Client, more: list[PublicProject], path: str, django_assert_max_num_queries: Any
) -> None:
    client.get(f"/projects/{path}")
    with django_assert_max_num_queries(7) as asked:
        client.get(f"/projects/{path}")
    written = [one["sql"] for one in asked.captured_queries if not one["sql"].startswith("SELECT")]
    assert [one for one in written if "throttlecount" not in one] == []  # the counter of limits alone
    pks = [one.pk for one in more]
    PublicProject.objects.filter(pk__in=pks).update(
        is_withdrawn=True, document={}, search_key="", geometry=None, lon=None, lat=None
    )
    with django_assert_max_num_queries(len(asked.captured_queries)):
        client.get(f"/projects/{path}")


def test_the_years_named_above_the_bars_have_room_on_a_phone() -> None:
    few = Scale(date(2023, 1, 1), date(2030, 12, 31))
    assert [tick.day.year for tick in few.years(8)] == list(range(2023, 2031))
    many = Scale(date(2011, 1, 1), date(2031, 12, 31))
    assert [tick.day.year for tick in many.years(8)] == [2011, 2014, 2017, 2020, 2023, 2026, 2029]
    (odd,) = Scale(date(2026, 1, 1), date(2026, 12, 31)).years(8)
    assert odd.x == 0
