"""One of each for the small city of the tests that cross rooms."""

from decimal import Decimal
from typing import Any

from qala.office.fiveyear.actions import make_version, measure, move, save_indicator
from qala.office.fiveyear.models import DriverIndicator, FiveYearPlan, PlanVersion, Proposal, Remark
from qala.office.fiveyear.tests.factories import plan as make
from qala.office.fiveyear.tests.factories import proposal as propose
from qala.office.fiveyear.tests.factories import said
from qala.office.projects.tests import samples as projects
from qala.office.projects.tests.factories import make_portfolio
from qala.shared.clock import today


def plan(city: Any) -> FiveYearPlan:
    """A plan with two versions: a draft and one in discussion with a remark."""
    known = FiveYearPlan.objects.first()
    if known is not None:
        return known
    people = city.people
    home = people.department.duties.get().organisation
    made = make(people.project_office, "plan-2027")
    first = made.versions.get()
    propose(people.project_office, first, department=home)
    second = make_version(plan_id=made.pk, title="Second", based_on_id=first.pk, by=people.project_office)
    move(version_id=second.pk, verb="discuss", by=people.project_office)
    said(people.department, second)
    return made


def version(city: Any) -> PlanVersion:
    """The draft."""
    return plan(city).versions.get(number=1)


def proposal(city: Any) -> Proposal:
    """Of the draft."""
    return version(city).proposals.get()


def discussion(city: Any) -> PlanVersion:
    """The version in discussion."""
    return plan(city).versions.get(number=2)


def remark(city: Any) -> Remark:
    """Of the department."""
    return discussion(city).remarks.get()


def indicator(city: Any) -> DriverIndicator:
    """Of the sample project, which is a driver project."""
    known = DriverIndicator.objects.first()
    if known is not None:
        return known
    project, by = projects.project(city), city.people.project_office
    portfolio = make_portfolio("drivers", kind="drivers")
    project.memberships.create(portfolio=portfolio, valid_from=today())
    year = today().year
    made = save_indicator(
        project_id=project.pk,
        by=by,
        name_kk="Жөнделген жолдар",
        name_ru="Отремонтированные дороги",
        name_en="Repaired roads",
        unit="км",
        base_year=year - 1,
        base_value=Decimal(100),
        targets={year: Decimal(120), year + 1: Decimal(150)},
    )
    measure(indicator_id=made.pk, value=Decimal(115), source="Акт", by=by)
    return made
