"""Districts compared, and one district: its sums are those of its projects."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from qala.ground.places.models import District, Quarter
from qala.ground.places.tests.factories import make_district
from qala.office.projects.actions.publish import take_publication
from qala.public.portfolio.queries.totals import total
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared.choices import forget

NAME = {"kk": "Алмалы аумағы", "ru": "Алмалинский край", "en": "Almaly land"}


@pytest.fixture
def district(city: Any) -> District:
    """Of the city; the sample project does not lie in it by itself."""
    return make_district("almaly", **{f"name_{language}": name for language, name in NAME.items()})


@pytest.fixture
def placed(district: District, row: PublicProject) -> PublicProject:
    """The sample project in a district and a quarter that its document names."""
    quarter = Quarter.objects.create(
        code="q-1",
        district=district,
        name_kk="Бірінші",
        name_ru="Первый",
        name_en="First",
        valid_from="2000-01-01",
    )
    document = row.document
    document["place"]["district"] = {"code": "almaly", "name": NAME}
    document["place"]["quarter"] = {
        "code": quarter.code,
        "name": {"kk": "Бірінші", "ru": "Первый", "en": "First"},
    }
    PublicProject.objects.filter(pk=row.pk).update(document=document, district="almaly", quarter="q-1")
    forget()
    return PublicProject.objects.get(pk=row.pk)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_districts_stand_side_by_side(client: Client, placed: PublicProject, language: str) -> None:
    answer = client.get("/projects/districts/", headers={"Accept-Language": language})
    ((one, _coming),) = answer.context["rows"]
    assert (one.code, one.name, one.totals.count) == ("almaly", NAME[language], 1)
    assert one.coming.code == placed.code
    assert NAME[language] in answer.content.decode()


def test_what_lies_in_no_district_is_counted_too(client: Client, placed: PublicProject) -> None:
    PublicProject.objects.filter(pk=placed.pk).update(district="")
    answer = client.get("/projects/districts/")
    ((one, _coming),) = answer.context["rows"]
    assert (one.code, one.totals.count) == ("", 1)
    assert answer.context["totals"].count == total(public_projects()).count == 1


def test_filters_narrow_the_comparison(client: Client, placed: PublicProject) -> None:
    assert client.get("/projects/districts/", {"stage": placed.stage}).context["totals"].count == 1
    answer = client.get("/projects/districts/", {"stage": "closed"})
    assert answer.context["rows"] == []
    assert answer.context["chart"] is None
    tabs = {str(tab.label): tab.url for tab in answer.context["portfolio_tabs"]}
    assert all(url.endswith("/?stage=closed") for url in tabs.values())


def test_the_file_says_what_the_page_says(client: Client, placed: PublicProject) -> None:
    answer = client.get("/projects/districts/", {"format": "csv"}, headers={"Accept-Language": "en"})
    head, line = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    told = dict(zip(head, line, strict=True))
    assert (told["Code"], told["Projects"]) == ("almaly", "1")
    assert told[f"Budget, {placed.currency}"] == str(placed.budget)
    assert b"".join(client.get("/projects/districts/?format=xlsx").streaming_content).startswith(b"PK")
    assert client.get("/projects/districts/?format=exe").status_code == 404


@pytest.mark.parametrize("code", ["almaly", "q-1"])
def test_a_district_or_quarter_at_a_glance(client: Client, placed: PublicProject, code: str) -> None:
    answer = client.get(f"/projects/districts/{code}/")
    totals = answer.context["totals"]
    assert totals.count == 1
    assert totals.money[placed.currency].budget == placed.budget
    assert [row.code for _name, row in answer.context["next"]] == [placed.code]
    listed = client.get(answer.context["all_url"]).context["page"]
    assert [one.url for one in listed.rows] == [f"/projects/{placed.code}/"]
    drawn = client.get(answer.context["points_url"]).json()
    assert {one["properties"]["code"] for one in drawn["features"]} == {placed.code}
    assert answer.context["figures"].open_count == 0


def test_late_in_a_district_leads_to_its_late_ones(client: Client, placed: PublicProject) -> None:
    PublicProject.objects.filter(pk=placed.pk).update(slip_days=4)
    answer = client.get("/projects/districts/almaly/")
    assert answer.context["totals"].late == 1
    late = client.get(answer.context["late_url"])
    assert late.context["page"].count == 1
    assert "sign=late" in answer.context["late_url"]
    PublicProject.objects.filter(pk=placed.pk).update(slip_days=-4)
    assert client.get(answer.context["late_url"]).context["page"].count == 0


def test_a_withdrawn_project_vanishes_from_its_district(
    client: Client, city: Any, placed: PublicProject
) -> None:
    take_publication(
        project_id=placed.project_id, verb="withdraw", by=city.people.project_office, reason="wrong"
    )
    answer = client.get("/projects/districts/almaly/")
    assert answer.context["totals"].count == 0
    assert str(placed.facts.title) not in answer.content.decode()
    assert client.get("/projects/districts/").context["rows"] == []


def test_a_place_that_is_nowhere_is_not_there(client: Client, placed: PublicProject) -> None:
    assert client.get("/projects/districts/nowhere/").status_code == 404
