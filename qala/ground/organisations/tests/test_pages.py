"""The pages: who sees them, what they cost, and that a form reaches its action."""

import json
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from qala.ground.calendars.tests.factories import work_calendar
from qala.ground.organisations.models import Competence, Organisation
from qala.ground.organisations.tests.factories import a_bin, competence, function, organisation
from qala.ground.people.models import User

LOOKING = ("list", "suggest", "organisation")
CHANGING = ("new", "edit", "calendar", "contacts", "grant", "hand_over", "dissolve")
DAY = "2026-04-01"
pytestmark = pytest.mark.usefixtures("frozen_clock")


def url(name: str, code: str = "") -> str:
    return reverse(f"organisations:{name}", args=[] if name in ("list", "suggest", "new") else [code])


def test_who_may_see_which_page(client_for: Any, admin: Any, operator: Any) -> None:
    body = organisation(parent=organisation())
    competence(body, function())
    resident = User.objects.create_user(email="resident@example.org")
    for name in (*LOOKING, *CHANGING):
        path = url(name, body.code)
        assert client_for(admin).get(path).status_code == 200, name
        assert client_for(operator).get(path).status_code == (200 if name in LOOKING else 403), name
        assert client_for(resident).get(path).status_code == 403, name
        assert client_for().get(path).status_code == 302, name


def test_the_list_costs_the_same_for_one_and_for_many(
    client_for: Any, operator: Any, count_queries: Any
) -> None:
    roads = function()
    client = client_for(operator)
    competence(organisation(parent=organisation()), roads)
    client.get(url("list"))
    with count_queries() as few:
        client.get(url("list"))
    for _ in range(5):
        competence(organisation(parent=organisation()), roads)
    with count_queries() as many:
        client.get(url("list"))
    assert len(few) == len(many) <= 14


def listed(client: Any, **query: str) -> set[str]:
    page = client.get(url("list"), query).context["page"]
    return {row.label for row in page.rows}


def test_filters_and_the_day(client_for: Any, operator: Any) -> None:
    roads = function()
    top = organisation(name_en="Top", kind="other")
    low = organisation(name_en="Жылу", parent=top, kind="utility")
    organisation(name_en="Gone", valid_to=date(2025, 1, 1))
    competence(low, roads, valid_to=date(2025, 6, 1))
    client = client_for(operator)
    assert listed(client) == {"Top", "Жылу"}
    assert listed(client, ended="yes") == {"Top", "Жылу", "Gone"}
    assert listed(client, as_of="2024-12-31") == {"Top", "Жылу", "Gone"}
    assert listed(client, kind="utility") == {"Жылу"}
    assert listed(client, parent=str(top.pk)) == {"Жылу"}
    assert listed(client, text="zhylu") == {"Жылу"}
    assert listed(client, function=str(roads.pk)) == set()
    assert listed(client, function=str(roads.pk), as_of="2025-05-31") == {"Жылу"}
    assert listed(client, as_of="yesterday") == set()


def test_names_are_sorted_as_they_are_shown(client_for: Any, operator: Any) -> None:
    organisation(name_kk="Б", name_ru="А", name_en="")
    organisation(name_kk="А", name_ru="Б", name_en="")
    for language, expected in (("kk", ["А", "Б"]), ("ru", ["А", "Б"])):
        page = client_for(operator, **{"Accept-Language": language}).get(url("list")).context["page"]
        assert [row.label for row in page.rows] == expected


def test_the_list_is_saved_as_a_file(client_for: Any, operator: Any) -> None:
    competence(organisation(name_en="Top"), function(name_en="Roads"))
    answer = client_for(operator).get(url("list"), {"format": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Top" in text
    assert "Roads" in text


def test_suggestions(client_for: Any, operator: Any) -> None:
    body = organisation(name_kk="Жылу желілері", name_en="")
    organisation(name_en="Other")
    answer = json.loads(client_for(operator).get(url("suggest"), {"q": "жылу"}).content)
    assert answer == {"items": [{"value": str(body.pk), "label": "Жылу желілері", "hint": "city department"}]}


def test_new_and_edit(client_for: Any, admin: Any) -> None:
    client = client_for(admin)
    given = {"name_kk": "Су", "code": "water", "kind": "utility", "bin": a_bin(3), "valid_from": DAY}
    wrong = client.post(url("new"), given | {"bin": "123456789012"})
    assert wrong.status_code == 422
    assert "check digit" in wrong.content.decode()
    assert client.post(url("new"), given).status_code == 302
    assert client.post(url("new"), given).status_code == 422
    assert client.post(url("edit", "water"), given | {"name_ru": "Вода"}).status_code == 302
    assert Organisation.objects.get(code="water").name_ru == "Вода"


def test_calendar_and_contacts(client_for: Any, admin: Any) -> None:
    body, always = organisation(), work_calendar()
    client = client_for(admin)
    client.post(url("calendar", body.code), {"calendar": str(always.pk)})
    assert Organisation.objects.get().calendar == always
    client.post(url("calendar", body.code), {"calendar": ""})
    assert Organisation.objects.get().calendar is None
    lines = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-kind": "phone",
        "form-0-value": "+77172000000",
        "form-0-purpose": "dispatch",
        "form-1-kind": "email",
        "form-1-value": "nonsense",
        "form-1-purpose": "general",
    }
    assert client.post(url("contacts", body.code), lines).status_code == 422
    assert (
        client.post(url("contacts", body.code), lines | {"form-1-value": "a@example.org"}).status_code == 302
    )
    assert body.contact_points.count() == 2


def test_functions_and_the_end(client_for: Any, admin: Any) -> None:
    body, other, roads = organisation(), organisation(), function(name_en="Roads")
    client = client_for(admin)
    assert client.post(url("grant", body.code), {"function": roads.pk, "on": "2026-01-01"}).status_code == 302
    assert client.post(url("dissolve", body.code), {"on": DAY}).status_code == 422
    handing = {"function": roads.pk, "on": DAY, "to": other.pk}
    assert client.post(url("hand_over", body.code), handing).status_code == 302
    assert Competence.objects.get(valid_to=None).organisation == other
    assert (
        client.post(url("hand_over", other.code), {"function": roads.pk, "on": "2026-06-01"}).status_code
        == 302
    )
    assert not Competence.objects.filter(valid_to=None).exists()
    assert (
        client.post(url("dissolve", body.code), {"on": "2026-02-01", "successor": other.pk}).status_code
        == 302
    )
    text = client.get(url("organisation", body.code)).content.decode()
    assert "does not exist today" in text
    assert other.name in text
    assert f"Roads · {other.name} · 1 April 2026" in text


def test_an_unknown_one_is_missing(client_for: Any, admin: Any) -> None:
    assert client_for(admin).get(url("organisation", "nobody")).status_code == 404
    assert client_for(admin).get(url("edit", "nobody")).status_code == 404


@pytest.mark.django_db
def test_found_in_the_palette(operator: Any) -> None:
    from qala.ground.organisations.menu import find

    body = organisation(name_en="Heating networks")
    assert [hit.url for hit in find(operator, "heating", 5)] == [body.get_absolute_url()]
    assert list(find(User(), "heating", 5)) == []
