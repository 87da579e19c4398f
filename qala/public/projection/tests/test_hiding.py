"""What is somebody's own stands against publishing, and is hidden in what follows, until the office puts it right."""

from types import SimpleNamespace
from typing import Any

import pytest

from qala.office.finance.actions import change_contract
from qala.office.projects.actions.passport import edit
from qala.office.projects.models import Project
from qala.office.projects.registries import errands
from qala.office.reporting.models import ProjectPhoto
from qala.public.projection.actions import refresh
from qala.public.projection.models import ProjectVersion, PublicProject
from qala.public.projection.queries.checking import nobodys_own
from qala.public.projection.rules.faults import said
from qala.public.projection.rules.hiding import hidden, pieces
from qala.public.projection.tests import samples
from qala.shared.clock import today
from tests.personas import everybody

pytestmark = pytest.mark.django_db
PHONE, NUMBER = "+7 701 234 56 78", "900101300017"
SECRET = f"Звоните: {PHONE}, ИИН {NUMBER}, ivanov@example.org"


@pytest.fixture
def city(frozen_clock: Any) -> Any:
    return SimpleNamespace(people=everybody())


def again(row: PublicProject) -> PublicProject:
    return PublicProject.objects.get(pk=row.pk)


def changed(row: PublicProject, **words: str) -> PublicProject:
    Project.objects.filter(pk=row.project_id).update(**words)
    refresh(row.project_id)
    return again(row)


def test_it_stands_against_publishing(city: Any) -> None:
    row = samples.public_project(city)
    assert list(nobodys_own(row.project, today())) == []
    Project.objects.filter(pk=row.project_id).update(purpose_ru=SECRET)
    found = " ".join(nobodys_own(Project.objects.get(pk=row.project_id), today()))
    assert all(each in found for each in (PHONE, NUMBER, "ivanov@example.org"))


def test_an_edit_of_a_public_project_does_not_let_it_out(city: Any) -> None:
    row = samples.public_project(city)
    assert row.faults == []
    edit(project_id=row.project_id, by=city.people.project_office, purpose_ru=SECRET)
    assert refresh(row.project_id)
    now_public = again(row)
    assert now_public.facts.purpose.ru == "Звоните: ***, ИИН ***, ***"
    kept = str(list(ProjectVersion.objects.values_list("document", flat=True))) + str(now_public.faults)
    assert not any(each in kept + now_public.search_key for each in (PHONE, NUMBER, "ivanov"))
    assert [(each["check"], each["where"]) for each in now_public.faults] == [("personal", "purpose/ru")]
    assert "hidden from the public" in said(now_public.faults[0])


def test_words_of_risks_photos_and_contracts_are_looked_at_too(city: Any) -> None:
    row = samples.public_project(city)
    row.project.risks.update(public_ru=f"Прораб: {PHONE}")
    photo = ProjectPhoto.objects.filter(project=row.project_id).first()
    assert photo is not None
    ProjectPhoto.objects.filter(pk=photo.pk).update(alt_kk=f"Байланыс {PHONE}")
    contract = row.project.contract_shares.get().contract
    by = city.people.project_office
    change_contract(contract_id=contract.pk, kind="scope", why="scope", words=f"Согласовано с {PHONE}", by=by)
    assert refresh(row.project_id)
    told = again(row)
    assert PHONE not in str(told.document)
    assert {each["where"].split("/")[0] for each in told.faults} == {"risks", "photos", "contracts"}


def test_the_office_and_the_head_hear_of_it_until_it_is_put_right(city: Any) -> None:
    row = changed(samples.public_project(city), purpose_ru=SECRET)

    def waits(person: Any) -> list[str]:
        return [str(each.url) for each in errands(person) if str(each.kind) == "Public data to mend"]

    page = f"/office/projects/{row.code}/publication/"
    people = city.people
    assert waits(people.project_office) == waits(people.project_head) == [page]
    assert waits(people.operator) == []
    # The public reads the same words as before, and still the fault goes.
    version = row.version
    row = changed(row, purpose_ru="Звоните: ***, ИИН ***, ***")
    assert (row.faults, row.version) == ([], version)
    assert waits(people.project_office) == []


def test_a_withdrawn_project_has_no_faults(city: Any) -> None:
    from qala.public.projection.actions import withdraw

    row = changed(samples.public_project(city), purpose_ru=SECRET)
    assert row.faults
    withdraw(project_id=row.project_id, reason="A wrong map")
    assert again(row).faults == []


def test_numbers_of_bodies_contracts_and_amounts_stay() -> None:
    document = {
        "code": "P-0001", "title": {"kk": "Көше", "ru": "Улица Абая 78", "en": ""}, "data_as_of": "2026-11-28",
        "department": {"bin": "900101300017", "name": {"ru": "ИП"}, "website": "https://a.example"},
        "contracts": [{"number": "87012345678 / 1", "value": "87012345678.00", "name": "Договор 090140008223/230012"}],
        "money": {"sums": [{"budget": "7012345678.00"}]}, "photos": [{"id": "0e9f-900101300017"}],
    }  # fmt: skip
    assert hidden(document) == (document, [])
    assert list(pieces({"documents": [{"title": "ivanov@example.org"}]})) == ["ivanov@example.org"]
