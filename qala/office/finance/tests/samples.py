"""One of each for the small city of the tests that cross rooms."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from qala.office.finance.actions import allocate, certify, pay, plan_line, record_labour, sign_contract
from qala.office.finance.models import BudgetLine, CertifiedWork, Contract, LabourEntry, Payment
from qala.office.projects.tests import samples as projects
from qala.shared.clock import today


def line(city: Any) -> BudgetLine:
    """A line of the department that pays for the sample project."""
    known = BudgetLine.objects.first()
    if known is not None:
        return known
    project, by = projects.project(city), city.people.project_office
    made = plan_line(
        by=by,
        amount=Decimal(120_000_000),
        year=today().year,
        source="local",
        name="Көшелерді орташа жөндеу",
        programme_code="467-023",
        administrator=project.department,
    )
    allocate(line_id=made.pk, project=project, share=Decimal("0.75"), by=by)
    return made


def contract(city: Any) -> Contract:
    """A contract of the contractor, with an act, a payment and people on site."""
    known = Contract.objects.first()
    if known is not None:
        return known
    project, people = projects.project(city), city.people
    builder = people.contractor.duties.get().organisation
    made = sign_contract(
        project=project,
        by=people.project_office,
        number="27-С",
        name="Көшені орташа жөндеу",
        nature="construction",
        supplier=builder,
        value=Decimal(84_500_000),
        signed_on=today() - timedelta(days=60),
        ends_on=today() + timedelta(days=90),
    )
    month_ago = today() - timedelta(days=30)
    words = {"contract_id": made.pk, "act_number": "1", "valid_on": month_ago, "by": people.project_office}
    certify(amount=Decimal(31_200_000), **words)
    pay(amount=Decimal(24_960_000), line=line(city), **words)
    record_labour(project_id=project.pk, body=builder, people=24, by=people.contractor)
    return made


def payment(city: Any) -> Payment:
    """Of the contract."""
    return contract(city).payments.get()


def act(city: Any) -> CertifiedWork:
    """Of the contract."""
    return contract(city).acts.get()


def labour(city: Any) -> LabourEntry:
    """Told by the contractor."""
    contract(city)
    return LabourEntry.objects.get()
