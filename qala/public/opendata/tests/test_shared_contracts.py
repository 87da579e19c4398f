"""A contract that several projects of a package tell of serves each of them, and its money counts once."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from qala.office.exchange.actions import undo_list
from qala.office.exchange.models import ProjectImport
from qala.office.finance.actions import share_contract
from qala.office.finance.models import Contract, Payment
from qala.office.finance.queries.facts import shares_of
from qala.office.finance.queries.totals import of_project, whole
from qala.office.projects.models import Project
from qala.public.opendata.tests.packages import load, several_projects
from qala.public.projection.queries.gathering import gather
from qala.shared.clock import today

pytestmark = pytest.mark.shared_data
Bring = Callable[..., ProjectImport]


def parts() -> list[str]:
    """Of the one contract, by project."""
    held = shares_of(Contract.objects.get().pk, today())
    return [str(each.share) for each in sorted(held, key=lambda one: one.project_id)]


def all_money() -> tuple[Decimal | None, Decimal | None]:
    """Signed and paid, of the whole portfolio."""
    sums = whole(Project.objects.all(), today())
    return sums[0].signed, sums[0].paid


def codes(batch: ProjectImport) -> list[set[str]]:
    return [set(row.codes) & {"contract_shared", "contract_left"} for row in batch.rows.order_by("line")]


@pytest.mark.parametrize("ocid", ["", "ocds-abcdef-1"])
def test_both_projects_have_it_and_it_counts_once(bring: Bring, shared_data: Any, ocid: str) -> None:
    package = several_projects(shared_data, ocid=ocid)
    one = {**package, "projects": package["projects"][:1]}
    bring(json.dumps(one).encode())
    alone, paid_count = all_money(), Payment.objects.count()
    assert alone[0]
    batch = bring(json.dumps(package).encode())
    assert (codes(batch), Contract.objects.count()) == ([{"contract_shared"}] * 2, 1)
    assert parts() == ["0.50000000", "0.50000000"]
    assert (all_money(), Payment.objects.count()) == (alone, paid_count)
    for project in Project.objects.all():
        (row,) = of_project(project, today())[()]
        assert row.signed == alone[0] / 2
        assert [each.number for each in gather(project).contracts] == [Contract.objects.get().number]


def test_three_have_the_whole_together_and_coming_again_changes_nothing(
    bring: Bring, shared_data: Any
) -> None:
    content = json.dumps(several_projects(shared_data, count=3)).encode()
    assert codes(bring(content)) == [{"contract_shared"}] * 3
    assert parts() == ["0.33333334", "0.33333333", "0.33333333"]
    told = [all_money(), Contract.objects.get().shares.count(), Payment.objects.count()]
    bring(content)
    assert told == [all_money(), Contract.objects.get().shares.count(), Payment.objects.count()]


def test_what_people_divided_stays(bring: Bring, shared_data: Any, city: Any) -> None:
    package = several_projects(shared_data, count=3)
    two = {**package, "projects": package["projects"][:2]}
    bring(json.dumps(two).encode())
    first, second = Project.objects.order_by("pk")
    for project, share in ((second, "0.2"), (first, "0.8")):
        share_contract(
            contract_id=Contract.objects.get().pk,
            project=project,
            share=Decimal(share),
            by=city.people.project_office,
        )
    batch = bring(json.dumps(package).encode())
    assert parts() == ["0.80000000", "0.20000000"]
    assert "contract_left" in codes(batch)[-1]


def test_another_value_under_one_ocid_is_told_and_left(bring: Bring, shared_data: Any) -> None:
    value = {"amount": 1, "currency": "GBP"}
    package = several_projects(shared_data, ocid="ocds-abcdef-1", contractValue=value)
    batch = bring(json.dumps(package).encode())
    assert codes(batch) == [set(), {"contract_left"}]
    assert parts() == ["1.00000000"]


def test_an_undone_import_leaves_nothing_of_it_and_comes_again(
    bring: Bring, shared_data: Any, city: Any, frozen_clock: Any
) -> None:
    content = json.dumps(several_projects(shared_data)).encode()
    batch, by = bring(content), city.people.project_office
    before = all_money()
    frozen_clock.forward(minutes=5)
    assert undo_list(import_id=batch.pk, by=by).report["undone"] == {"cancelled": 2}
    assert (parts(), any(all_money())) == ([], False)
    frozen_clock.forward(minutes=5)
    bring(content)
    assert (parts(), all_money()) == (["0.50000000", "0.50000000"], before)


def test_whoever_stays_has_the_part_of_whoever_left(
    bring: Bring, shared_data: Any, city: Any, frozen_clock: Any
) -> None:
    package = several_projects(shared_data)
    bring(json.dumps({**package, "projects": package["projects"][:1]}).encode())
    before = all_money()
    batch = bring(json.dumps(package).encode())
    frozen_clock.forward(minutes=5)
    assert undo_list(import_id=batch.pk, by=city.people.project_office).report["undone"]["cancelled"] == 1
    assert (parts(), all_money()[0]) == (["1.00000000"], before[0])


def test_a_paper_without_an_address_is_kept_as_its_title(
    bring: Bring, shared_data: Any, client_for: Any, city: Any
) -> None:
    package = json.loads(load(shared_data, "example.json")[0])
    package["projects"][0]["documents"] = [
        {
            "id": "1",
            "title": "Act of the site",
            "documentType": "contract",
            "datePublished": "2024-05-06T00:00:00Z",
        },
        {"id": "2", "title": "Locked away", "url": "ftp://files.example.org/a"},
        {"id": "3"},
    ]
    batch = bring(json.dumps(package).encode())
    project = Project.objects.get()
    found = [(each.title, each.kind, str(each.on), each.url) for each in gather(project).documents]
    assert found == [("Act of the site", "contract", "2024-05-06", ""), ("Locked away", "", "None", "")]
    assert "paper_left" in batch.rows.get().codes
    page = client_for(city.people.project_office).get(project.get_absolute_url()).content.decode()
    assert "Act of the site" in page
    assert "ftp:" not in page


def test_whoever_tells_of_it_alone_again_has_no_second_one(bring: Bring, shared_data: Any) -> None:
    package = several_projects(shared_data)
    bring(json.dumps(package).encode())
    before = all_money()
    package["projects"] = package["projects"][:1]
    package["projects"][0]["title"] = "Another name"
    assert codes(bring(json.dumps(package).encode())) == [set()]
    assert (Contract.objects.count(), all_money()) == (1, before)
