"""plan_line, revise_line, correct_revision, allocate."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qala.office.finance.actions import allocate, correct_revision, plan_line, revise_line
from qala.office.finance.models import BudgetAllocation, BudgetLine
from qala.office.finance.queries.facts import allocations_of, with_amounts
from qala.office.finance.tests.factories import line
from qala.office.projects.tests.factories import make_project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas, department, organisation

pytestmark = pytest.mark.django_db
D = Decimal
TODAY = date(2026, 6, 15)


def amount(row: BudgetLine, day: date = TODAY) -> Any:
    return with_amounts(BudgetLine.objects.filter(pk=row.pk), day).get().amount  # type: ignore[attr-defined]


def test_amounts_follow_their_days(personas: Personas) -> None:
    office = personas.project_office
    row = line(office, 1000)
    revise_line(line_id=row.pk, amount=D(700), valid_on=date(2026, 3, 1), by=office)
    later = revise_line(line_id=row.pk, amount=D(900), version="agreed", valid_on=date(2026, 5, 1), by=office)
    assert [amount(row, date(2026, month, 15)) for month in (1, 3, 6)] == [1000, 700, 900]
    correct_revision(revision_id=later.pk, amount=D(950), reason="Typing", by=office)
    assert amount(row) == 950
    assert [entry.verb for entry in timeline.of(row)] == [
        "plan_line",
        "revise_line",
        "revise_line",
        "correct",
    ]


def test_departments_write_their_own(personas: Personas) -> None:
    home = organisation(kind="department")
    speaker = department(home)
    row = line(speaker, administrator=home)
    revise_line(line_id=row.pk, amount=D(5), by=speaker)
    with pytest.raises(NotAllowed):
        line(speaker, administrator=organisation())
    for stranger in (personas.project_head, personas.curator, personas.contractor, personas.resident):
        with pytest.raises(NotAllowed):
            revise_line(line_id=row.pk, amount=D(5), by=stranger)
        with pytest.raises(NotAllowed):
            allocate(line_id=row.pk, project=make_project(), share=D(1), by=stranger)


def test_what_a_line_refuses(personas: Personas) -> None:
    office = personas.project_office
    row = line(office, reference="R-1")
    with pytest.raises(Conflict):
        line(office, reference="R-1")
    with pytest.raises(Invalid):
        revise_line(line_id=row.pk, amount=D(-1), by=office)
    with pytest.raises(Invalid):
        revise_line(line_id=row.pk, amount=D(1), version="original", by=office)
    with pytest.raises(Invalid) as refused:
        plan_line(by=office, amount=D(1), administrator=organisation(), year=2026, source="moon", name="x")
    assert set(refused.value.fields) == {"source"}


def test_a_revision_is_corrected_once_and_with_a_reason(personas: Personas) -> None:
    office = personas.project_office
    first = line(office).revisions.get()
    with pytest.raises(Invalid):
        correct_revision(revision_id=first.pk, amount=D(2), reason=" ", by=office)
    correct_revision(revision_id=first.pk, amount=D(2), reason="Typing", by=office)
    with pytest.raises(Conflict):
        correct_revision(revision_id=first.pk, amount=D(3), reason="Typing", by=office)


def test_parts_of_a_line_move_and_end(personas: Personas) -> None:
    office, one, two = personas.project_office, make_project(), make_project()
    row = line(office, 1000)
    allocate(line_id=row.pk, project=one, share=D(1), valid_on=date(2026, 1, 1), by=office)
    with pytest.raises(Invalid) as refused:
        allocate(line_id=row.pk, project=two, share=D("0.1"), valid_on=date(2026, 3, 1), by=office)
    assert "share" in refused.value.fields
    allocate(line_id=row.pk, project=one, share=D("0.5"), valid_on=date(2026, 3, 1), by=office)
    allocate(line_id=row.pk, project=two, amount=D(500), valid_on=date(2026, 3, 1), by=office)
    allocate(line_id=row.pk, project=one, share=D(0), valid_on=date(2026, 5, 1), by=office)
    assert [part.project_id for part in allocations_of(row.pk, date(2026, 4, 1))] == [one.pk, two.pk]
    assert [part.project_id for part in allocations_of(row.pk, TODAY)] == [two.pk]
    assert "allocate" in [entry.verb for entry in timeline.of(two)]


def test_the_same_part_twice_is_one(personas: Personas) -> None:
    office, project = personas.project_office, make_project()
    row = line(office)
    for _twice in range(2):
        allocate(line_id=row.pk, project=project, share=D("0.5"), by=office)
    assert BudgetAllocation.objects.count() == 1


@pytest.mark.parametrize(
    "words", [{}, {"share": D("0.1"), "amount": D(1)}, {"share": D("1.1")}, {"amount": D(-1)}]
)
def test_a_part_is_a_share_or_an_amount(personas: Personas, words: Any) -> None:
    row = line(personas.project_office)
    with pytest.raises(Invalid):
        allocate(line_id=row.pk, project=make_project(), by=personas.project_office, **words)
