"""One definition of the totals: distinct leaves, cancelled ones, weights, groups, days, and who sees what."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from qala.office.overview.access import portfolio_projects
from qala.office.overview.queries.seen import FINISH, seen
from qala.office.overview.queries.totals import dimensions, totals
from qala.office.overview.tests.standing_factories import in_trouble, stand, standing_project
from qala.office.projects.models import Baseline, Membership, Part, Project
from qala.office.projects.tests.factories import give_part, make_portfolio
from qala.shared import clock
from tests import personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def whole(day: date | None = None) -> Any:
    found: list[Any] = totals(seen(Project.objects.all(), day), day=day)
    assert len(found) == 1
    return found[0]


def promise(project: Project, budget: int) -> None:
    Baseline.objects.create(
        project=project, number=1, approved_on=date(2026, 1, 1), budget=Decimal(budget), made_at=clock.now()
    )


def test_sums() -> None:
    in_trouble()
    standing_project()
    one = whole()
    assert (one.projects, one.red, one.green, one.late) == (2, 1, 1, 1)
    assert (one.budget, one.original, one.growth, one.growth_percent) == (2500, 2000, 500, 25)
    assert (one.paid, one.financial, one.delay_days, one.longest_slip) == (600, 24, 41, 41)


def test_a_project_of_two_portfolios_counts_once() -> None:
    project = standing_project()
    for code in ("one", "two"):
        Membership.objects.create(
            project=project, portfolio=make_portfolio(code), valid_from=date(2026, 1, 1)
        )
    assert (whole().projects, whole().budget) == (1, 1000)


def test_cancelled_ones_are_spent_on_and_nothing_else() -> None:
    standing_project()
    standing_project(stage="cancelled")
    one = whole()
    assert (one.projects, one.live, one.budget, one.paid, one.spent, one.financial) == (
        2,
        1,
        1000,
        300,
        600,
        30,
    )


def test_physical_is_weighted_by_baseline_budgets() -> None:
    large = standing_project(at={"physical": Decimal(10)})
    small = standing_project(at={"physical": Decimal(90)})
    assert (whole().physical, whole().is_equal) == (50, True)
    promise(large, 900)
    promise(small, 100)
    assert (whole().physical, whole().is_equal) == (18, False)


def test_what_is_unknown_stays_unknown() -> None:
    standing_project(at={"budget": None, "paid": None, "physical": None, "slip_days": None})
    one = whole()
    assert (one.budget, one.paid, one.spent, one.physical, one.financial, one.growth) == (None,) * 6


def test_a_project_never_reckoned_counts_and_is_not_known() -> None:
    from qala.office.projects.tests.factories import make_project

    make_project()
    one = whole()
    assert (one.projects, one.unknown, one.budget) == (1, 1, None)


def test_currencies_are_never_added() -> None:
    standing_project(currency="KZT")
    standing_project(currency="EUR")
    found: list[Any] = totals(seen(Project.objects.all()), "block")
    assert [(one.currency, one.budget) for one in found] == [("EUR", 1000), ("KZT", 1000)]


@pytest.mark.parametrize("by", list(dimensions(None)))
def test_groups_add_up_to_the_whole(by: str) -> None:
    in_trouble()
    give_part(standing_project(), Part.CURATOR, personas.curator())
    groups = totals(seen(Project.objects.all()), by)
    assert sum(one.projects for one in groups) == whole().projects
    assert sum(one.budget or 0 for one in groups) == whole().budget
    assert all(one.label for one in groups)


def test_as_of_a_day_the_newest_standing_up_to_it_counts() -> None:
    project, today = standing_project(), clock.today()
    for back, budget in ((90, 100), (60, 200), (30, 300)):
        stand(project, today - timedelta(days=back), budget=Decimal(budget))
    asked = {back: whole(today - timedelta(days=back)).budget for back in (100, 75, 60, 31, 1, 0)}
    assert asked == {100: None, 75: 100, 60: 200, 31: 200, 1: 300, 0: 1000}


def test_cancelled_later_was_still_alive_then() -> None:
    project = standing_project(stage="cancelled")
    stand(project, clock.today() - timedelta(days=30), figures={"stage": "construction"})
    assert whole(clock.today() - timedelta(days=20)).live == 1
    assert whole().live == 0


def test_promises_and_finishes_are_those_of_the_day() -> None:
    today = clock.today()
    then = today - timedelta(days=20)
    project = standing_project(
        baseline_start=date(2026, 1, 1),
        baseline_finish=date(2026, 1, 31),
        actual_finish=today - timedelta(days=5),
    )
    stand(project, then, finish_by_path=today + timedelta(days=9))
    for number, approved_on, finish in ((1, then, date(2026, 1, 11)), (2, today, date(2026, 1, 31))):
        Baseline.objects.create(
            project=project, number=number, approved_on=approved_on, start=date(2026, 1, 1), finish=finish,
            made_at=clock.now(),
        )  # fmt: skip
    assert (whole(then).planned_days, whole().planned_days) == (10, 30)
    finishes = [
        seen(Project.objects.all(), day).annotate(ends=FINISH).values_list("ends", flat=True)[0]
        for day in (then, None)
    ]
    assert finishes == [today + timedelta(days=9), today - timedelta(days=5)]


def test_everybody_counts_what_is_theirs(client_for: Any) -> None:
    department, head, builder = personas.department(), personas.project_head(), personas.contractor()
    body = department.duties.get().organisation
    theirs = standing_project(department=body)
    led = standing_project()
    give_part(led, Part.HEAD, head)
    give_part(led, Part.CONTRACTOR, builder.duties.get().organisation)
    standing_project()

    def counted(person: Any) -> set[str]:
        return set(portfolio_projects(person).values_list("code", flat=True))

    assert counted(department) == {theirs.code}
    assert counted(head) == {led.code}
    assert counted(builder) == set()
    for person in (personas.project_office(), personas.curator(), personas.analyst()):
        assert len(counted(person)) == 3
    assert sum(one.projects for one in totals(seen(portfolio_projects(department)))) == 1
