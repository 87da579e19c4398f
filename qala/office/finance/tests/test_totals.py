"""Sums: distinct leaves, days, currencies, dimensions."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Q

from qala.office.finance.actions import (
    allocate,
    certify,
    change_contract,
    correct_payment,
    pay,
    record_labour,
    revise_line,
    share_contract,
)
from qala.office.finance.queries.labour import labour
from qala.office.finance.queries.leaves import DIMENSIONS
from qala.office.finance.queries.totals import months, totals, whole
from qala.office.finance.tests.factories import contract, funded, line
from qala.office.projects.models import Baseline, BaselineMoney, Part, Project
from qala.office.projects.tests.factories import give_part, make_portfolio, make_project
from qala.shared import clock
from qala.shared.clock import now
from tests.personas import Personas, organisation

pytestmark = pytest.mark.django_db
D = Decimal
TODAY = date(2026, 6, 15)


def only(projects: Any) -> Any:
    """The sums of today, of one currency."""
    (sums,) = whole(projects, TODAY)
    return sums


@pytest.fixture
def office(personas: Personas) -> Any:
    return personas.project_office


def test_one_project_in_all_measures(office: Any) -> None:
    project = make_project()
    money = funded(office, project, 1000)
    revise_line(line_id=money.pk, amount=D(1200), valid_on=date(2026, 4, 1), by=office)
    work = contract(office, project, 800)
    change_contract(
        contract_id=work.pk,
        kind="value",
        why="scope",
        words="More",
        new_value=D(900),
        valid_on=date(2026, 5, 1),
        by=office,
    )
    certify(contract_id=work.pk, act_number="1", amount=D(500), valid_on=date(2026, 5, 20), by=office)
    pay(contract_id=work.pk, act_number="1", amount=D(300), valid_on=date(2026, 6, 1), line=money, by=office)
    sums = only(Project.objects.filter(pk=project.pk))
    assert (sums.original, sums.budget, sums.signed, sums.contracted) == (1000, 1200, 800, 900)
    assert (sums.certified, sums.paid, sums.unpaid, sums.absorbed) == (500, 300, 200, 25)
    assert (sums.budget_growth, sums.contract_growth, sums.free) == (20, D("12.50"), 300)
    assert sums.labour is None


def test_every_sum_is_as_of_a_day(office: Any) -> None:
    project = make_project()
    money = funded(office, project, 1000)
    revise_line(line_id=money.pk, amount=D(1200), valid_on=date(2026, 4, 1), by=office)
    work = contract(office, project)
    pay(contract_id=work.pk, amount=D(300), valid_on=date(2026, 6, 1), by=office)
    rows = Project.objects.all()
    assert whole(rows, date(2026, 3, 31))[0].budget == 1000
    assert whole(rows, date(2026, 5, 31))[0].paid is None
    assert whole(rows, date(2026, 1, 15))[0].contracted is None
    assert whole(rows, date(2025, 12, 31)) == []


def test_what_was_known_then_can_be_asked(office: Any) -> None:
    project = make_project()
    work = contract(office, project)
    wrong = pay(contract_id=work.pk, amount=D(300), valid_on=date(2026, 6, 1), by=office)
    before = now()
    with clock.travel(datetime(2026, 6, 20, tzinfo=UTC)):
        correct_payment(payment_id=wrong.pk, amount=D(250), reason="Typing", by=office)
    rows = Project.objects.all()
    assert whole(rows, TODAY)[0].paid == 250
    assert whole(rows, TODAY, known_at=before)[0].paid == 300


def test_shared_lines_and_contracts_are_counted_once(office: Any) -> None:
    one, two, three = make_project(), make_project(), make_project()
    money = line(office, 1000)
    for project, share in ((one, "0.6"), (two, "0.25")):
        allocate(line_id=money.pk, project=project, share=D(share), by=office)
    allocate(line_id=money.pk, project=three, amount=D(100), by=office)
    work = contract(office, one, 500, share=D("0.5"))
    share_contract(contract_id=work.pk, project=two, share=D("0.5"), by=office)
    pay(contract_id=work.pk, amount=D(101), valid_on=date(2026, 6, 1), by=office)
    by_project = totals(Project.objects.all(), TODAY, ("project",))
    assert [by_project[(p.pk,)][0].budget for p in (one, two, three)] == [600, 250, 100]
    assert [by_project[(p.pk,)][0].paid for p in (one, two, three)] == [D("50.50"), D("50.50"), None]
    sums = only(Project.objects.all())
    assert (sums.budget, sums.contracted, sums.paid) == (950, 500, 101)


def test_a_project_in_two_portfolios_is_one_leaf(office: Any) -> None:
    project = make_project()
    funded(office, project, 1000)
    for code in ("a", "b"):
        project.memberships.create(portfolio=make_portfolio(code), valid_from=date(2026, 1, 1))
    doubled = Project.objects.filter(Q(memberships__portfolio__code__in=["a", "b"]))
    assert doubled.count() == 2
    assert whole(doubled, TODAY)[0].budget == 1000
    assert whole(Project.objects.none(), TODAY) == []


def test_currencies_are_never_added(office: Any) -> None:
    project = make_project()
    funded(office, project, 1000)
    funded(office, project, 7, currency="USD", source="loan")
    sums: Any = whole(Project.objects.all(), TODAY)
    assert [(one.currency, one.budget) for one in sums] == [("KZT", 1000), ("USD", 7)]


def test_cancelled_projects_are_spent_but_not_executed(office: Any) -> None:
    alive, gone = make_project(), make_project(stage="cancelled")
    for project in (alive, gone):
        funded(office, project, 1000)
        pay(contract_id=contract(office, project).pk, amount=D(100), by=office)
    sums = only(Project.objects.all())
    assert (sums.budget, sums.paid, sums.absorbed) == (2000, 200, 10)


@pytest.mark.parametrize("by", sorted(DIMENSIONS))
def test_every_division_sums_up_to_the_whole(office: Any, personas: Personas, by: str) -> None:
    for kind in range(3):
        project = make_project(customer=organisation())
        funded(office, project, 1000 + kind, year=2025 + kind, valid_on=date(2025, 1, 1))
        pay(
            contract_id=contract(office, project).pk,
            amount=D(100),
            valid_on=date(2026, 4 + kind % 2, 1),
            by=office,
        )
    give_part(project, Part.CURATOR, personas.curator)
    give_part(project, Part.CONTRACTOR, organisation())
    sums = only(Project.objects.all())
    parts = [one for each in totals(Project.objects.all(), TODAY, (by,)).values() for one in each]
    for measure in ("budget", "original", "signed", "contracted", "paid"):
        assert sum(getattr(one, measure) or 0 for one in parts) == getattr(sums, measure)


def test_months_of_plan_and_fact(office: Any) -> None:
    project = make_project()
    frozen = Baseline.objects.create(project=project, number=1, approved_on=date(2026, 1, 1), made_at=now())
    for month, amount in ((2, 100), (4, 200)):
        BaselineMoney.objects.create(baseline=frozen, month=date(2026, month, 1), amount=amount)
    pay(contract_id=contract(office, project).pk, amount=D(70), valid_on=date(2026, 3, 9), by=office)
    rows = months(totals(Project.objects.all(), TODAY, ("month",)), "KZT")
    assert rows == [
        (date(2026, 2, 1), 100, None),
        (date(2026, 3, 1), None, 70),
        (date(2026, 4, 1), 200, None),
    ]


def test_labour_by_block_and_people_of_the_last_days(office: Any) -> None:
    project, body = make_project(), organisation(kind="contractor")
    for day, people in ((date(2026, 6, 10), 10), (date(2026, 6, 12), 20), (date(2026, 4, 1), 90)):
        record_labour(
            project_id=project.pk, body=body, valid_on=day, people=people, hours=D(people * 8), by=office
        )
    row: Any
    (row,) = labour(Project.objects.all(), TODAY, ("block",))[(project.block_id,)]
    assert (row.hours, row.people, row.cost, row.newest) == (960, 15, None, date(2026, 6, 12))
    assert labour(Project.objects.all(), date(2026, 4, 2))[()][0].people == 90
    assert labour(Project.objects.none(), TODAY) == {}


def test_one_statement_however_many(office: Any, django_assert_num_queries: Any) -> None:
    for _number in range(3):
        funded(office, make_project(), 1000)
    with django_assert_num_queries(1):
        totals(Project.objects.all(), TODAY, ("project", "year", "source"))
