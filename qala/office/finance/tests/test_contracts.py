"""sign_contract, share_contract, change_contract, end_contract."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qala.office.finance.access import visible_contracts
from qala.office.finance.actions import change_contract, end_contract, share_contract
from qala.office.finance.models import Contract
from qala.office.finance.queries.facts import shares_of, with_values
from qala.office.finance.tests.factories import contract
from qala.office.projects.tests.factories import make_project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas, contractor, department, organisation

pytestmark = pytest.mark.django_db
D = Decimal


def now(row: Contract, day: date = date(2026, 6, 15)) -> Any:
    return with_values(Contract.objects.filter(pk=row.pk), day).get()


def test_value_and_end_follow_the_agreements(personas: Personas) -> None:
    office = personas.project_office
    row = contract(office, make_project(), 800)
    change_contract(
        contract_id=row.pk,
        kind="value",
        why="scope",
        words="x",
        new_value=D(900),
        valid_on=date(2026, 3, 1),
        by=office,
    )
    change_contract(
        contract_id=row.pk,
        kind="value",
        why="scope",
        words="x",
        new_value=D(850),
        valid_on=date(2026, 5, 1),
        by=office,
    )
    change_contract(
        contract_id=row.pk,
        kind="duration",
        why="weather",
        words="x",
        new_ends_on=date(2026, 12, 1),
        valid_on=date(2026, 5, 1),
        by=office,
    )
    assert [now(row, date(2026, month, 20)).value_now for month in (2, 3, 6)] == [800, 900, 850]
    assert (now(row).ends_now, now(row, date(2026, 4, 1)).ends_now) == (date(2026, 12, 1), date(2026, 10, 31))
    assert [e.verb for e in timeline.of(row)] == ["sign_contract", *["change_contract"] * 3]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"kind": "value", "new_value": None}, "new_value"),
        ({"kind": "value", "new_value": D(800)}, "new_value"),
        ({"kind": "duration", "new_ends_on": date(2026, 10, 31)}, "new_ends_on"),
        ({"kind": "scope", "valid_on": date(2026, 6, 16)}, "valid_on"),
    ],
)
def test_a_change_must_be_new_and_past(personas: Personas, words: Any, field: str) -> None:
    row = contract(personas.project_office, make_project(), 800)
    with pytest.raises(Invalid) as refused:
        change_contract(
            **{"contract_id": row.pk, "why": "scope", "words": "x", "by": personas.project_office, **words}
        )
    assert field in refused.value.fields


def test_what_signing_refuses(personas: Personas) -> None:
    office, project = personas.project_office, make_project()
    contract(office, project, procurement_id="P-7")
    with pytest.raises(Conflict):
        contract(office, project, procurement_id="P-7")
    for wrong in (
        {"signed_on": date(2026, 6, 16)},
        {"supplier_name": ""},
        {"starts_on": date(2026, 11, 1)},
        {"supplier_bin": "1"},
        {"share": D(2)},
    ):
        with pytest.raises(Invalid):
            contract(office, project, **wrong)
    assert Contract.objects.count() == 1


def test_shares_are_at_most_the_whole(personas: Personas) -> None:
    office, one, two = personas.project_office, make_project(), make_project()
    row = contract(office, one)
    with pytest.raises(Invalid):
        share_contract(contract_id=row.pk, project=two, share=D("0.2"), by=office)
    share_contract(contract_id=row.pk, project=one, share=D("0.8"), by=office)
    share_contract(contract_id=row.pk, project=two, share=D("0.2"), by=office)
    assert {part.project_id: part.share for part in shares_of(row.pk, date(2026, 6, 15))} == {
        one.pk: D("0.8"),
        two.pk: D("0.2"),
    }


def test_an_ended_contract_is_not_changed(personas: Personas) -> None:
    office = personas.project_office
    row = contract(office, make_project())
    with pytest.raises(Invalid):
        end_contract(contract_id=row.pk, status="ended", by=office)
    end_contract(contract_id=row.pk, status="done", by=office)
    with pytest.raises(Conflict):
        end_contract(contract_id=row.pk, status="done", by=office)
    with pytest.raises(Conflict):
        change_contract(contract_id=row.pk, kind="scope", why="scope", words="x", by=office)


def test_who_writes_and_who_sees(personas: Personas) -> None:
    body, home = organisation(kind="contractor"), organisation(kind="department")
    builder, speaker = contractor(body), department(home)
    project = make_project(department=home)
    row = contract(speaker, project, supplier=body)
    other = contract(personas.project_office, make_project())
    for stranger in (personas.project_head, personas.curator, builder, department(), personas.resident):
        with pytest.raises(NotAllowed):
            contract(stranger, project)
        with pytest.raises(NotAllowed):
            end_contract(contract_id=row.pk, status="done", by=stranger)
    assert set(visible_contracts(personas.curator)) == {row, other}
    assert set(visible_contracts(builder)) == set(visible_contracts(speaker)) == {row}
    assert set(visible_contracts(personas.project_head)) == set()
