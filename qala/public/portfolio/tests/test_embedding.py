"""Parts for other sites: framed by anybody, without scripts and cookies, and never of what was withdrawn."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from qala.office.projects.actions.publish import take_publication
from qala.public.portfolio.queries.embedding import by_year, picture
from qala.public.portfolio.queries.totals import total
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject

MAP, STAGES, MONEY = "/projects/embed/map/", "/projects/embed/chart/stages/", "/projects/embed/chart/money/"


def card(row: PublicProject) -> str:
    return f"/projects/embed/card/{row.code}/"


def test_parts_are_framed_by_anybody_and_nothing_else_is(
    client: Client, client_for: Any, city: Any, row: PublicProject
) -> None:
    stranger, client = client, client_for(city.people.administrator)
    for path in (MAP, STAGES, MONEY, card(row)):
        part = client.get(path)
        assert part.status_code == 200
        assert "frame-ancestors *" in part["Content-Security-Policy"]
        assert "script-src 'none';" in part["Content-Security-Policy"] + ";"
        assert "X-Frame-Options" not in part
        assert not stranger.get(path).cookies
        text = part.content.decode()
        assert "<script" not in text
        assert "style=" not in text
        assert city.people.administrator.full_name not in text
        assert "CC BY 4.0" in text
    for path in ("/projects/", "/projects/embed/", f"/projects/{row.code}/"):
        page = client.get(path)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_address_says_the_language_and_links_lead_to_the_city(
    client: Client, row: PublicProject, language: str
) -> None:
    for path in (MAP, card(row)):
        text = client.get(path, {"lang": language}, headers={"accept-language": "en"}).content.decode()
        assert f'<html lang="{language}">' in text
        assert row.facts.title.said(language) in text
        assert f"http://testserver/projects/{row.code}/" in text


def test_the_map_takes_the_filters_of_the_list(client: Client, row: PublicProject) -> None:
    text = client.get(MAP, {"stage": row.stage}).content.decode()
    assert '<path class="line warn"' in text
    assert 'circle class="warn"' in text
    assert row.code not in client.get(MAP, {"stage": "closed"}).content.decode()
    assert row.code not in client.get(MAP, {"stage": "junk"}).content.decode()
    drawn = picture(public_projects())
    assert drawn
    numbers = [int(each) for mark in drawn.marks for each in re.findall(r"-?\d+", mark.line)]
    assert drawn.count == 1
    assert max(numbers) <= max(drawn.width, drawn.height)


def test_charts_hold_the_sums_of_the_facts(client: Client, row: PublicProject) -> None:
    with translation.override("en"):
        label = str(row.get_stage_display())
    assert label in client.get(STAGES, {"lang": "en"}).content.decode().split("<tbody>")[1]
    told: dict[str, dict[int, Decimal]] = {}
    for line in row.facts.money.lines:
        if line.budget is not None:
            years = told.setdefault(line.currency, {})
            years[line.year] = years.get(line.year, Decimal(0)) + line.budget
    with translation.override("en"):
        made = by_year(public_projects(), total(public_projects()))
    assert {each.unit: [bar.label for bar in each.bars] for each in made} == {
        currency: [str(year) for year in sorted(years)] for currency, years in told.items()
    }
    assert all(max(bar.share for bar in each.bars) == 100 for each in made)
    assert client.get("/projects/embed/chart/weather/").status_code == 404


def test_the_page_writes_the_lines(client: Client, row: PublicProject) -> None:
    page = client.get("/projects/embed/", {"part": "card", "code": row.code, "lang": "ru"})
    assert f"http://testserver/projects/embed/card/{row.code}/?lang=ru" in page.content.decode()
    assert client.get(page.context["frame_url"]).status_code == 200
    narrowed = client.get("/projects/embed/", {"part": "stages", "stage": row.stage, "lang": "kk"})
    assert narrowed.context["frame_url"] == f"{STAGES}?lang=kk&stage={row.stage}"
    unsaid = client.get("/projects/embed/", {"part": "card"})
    assert "code" in unsaid.context["form"].errors
    urls = [tab.url for tab in page.context["embed_tabs"]]
    assert urls == ["/open/embed/", "/projects/embed/"]
    assert [tab.url for tab in client.get("/open/embed/").context["embed_tabs"]] == urls


def test_what_was_withdrawn_says_so_in_the_frame(client: Client, city: Any, row: PublicProject) -> None:
    title = str(row.facts.title)
    take_publication(
        project_id=row.project_id, verb="withdraw", reason="Under review", by=city.people.project_office
    )
    gone = client.get(card(row))
    assert gone.status_code == 410
    assert "frame-ancestors *" in gone["Content-Security-Policy"]
    assert "Under review" in gone.content.decode()
    for path in (MAP, STAGES, card(row)):
        assert title not in client.get(path).content.decode()


@pytest.mark.parametrize("path", [MAP, STAGES, MONEY])
def test_three_cost_what_one_costs(
    client: Client, more: list[PublicProject], path: str, django_assert_max_num_queries: Any
) -> None:
    client.get(path)
    with django_assert_max_num_queries(5) as asked:
        client.get(path)
    written = [one["sql"] for one in asked.captured_queries if not one["sql"].startswith("SELECT")]
    assert [one for one in written if "throttlecount" not in one] == []  # the counter of limits alone
    PublicProject.objects.exclude(pk=more[0].pk).update(
        is_withdrawn=True, document={}, search_key="", geometry=None, lon=None, lat=None
    )
    with django_assert_max_num_queries(len(asked.captured_queries)):
        client.get(path)
