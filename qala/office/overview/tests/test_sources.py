"""What money, labour and reports say for the standings."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.office.finance.actions import certify, pay, record_labour
from qala.office.finance.tests.factories import contract, funded
from qala.office.overview.actions import reckon
from qala.office.overview.queries.sources import money
from qala.office.projects.models import Standing
from qala.office.projects.tests.factories import make_project
from qala.shared import clock
from tests.personas import organisation, staff

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 1)


@pytest.fixture
def office(frozen_clock: Any) -> Any:
    frozen_clock.move_to(datetime(2026, 6, 1, 12, tzinfo=clock.city_zone()))
    return staff("project_office")


def test_money_of_a_project(office: Any) -> None:
    project, bare = make_project(), make_project()
    funded(office, project, 1000)
    made = contract(office, project, 800, bidders_count=3, procurement_id="G-1")
    known = money([project.pk, bare.pk], JUNE)
    assert bare.pk not in known
    row = known[project.pk]
    assert [row["budget"], row["original_budget"], row["contracted"]] == [
        Decimal(1000),
        Decimal(1000),
        Decimal(800),
    ]
    assert row["paid"] is None
    assert row["filled"] >= {"budget", "funding", "contract", "procurement", "bidders"}
    assert made.pk


def test_many_projects_cost_the_same_statements(office: Any) -> None:
    projects = [make_project() for _number in range(4)]
    for project in projects:
        funded(office, project)
    with CaptureQueriesContext(connection) as one:
        money([projects[0].pk], JUNE)
    with CaptureQueriesContext(connection) as four:
        money([project.pk for project in projects], JUNE)
    assert len(four) == len(one)


def test_the_standing_shows_it(office: Any) -> None:
    project = make_project()
    funded(office, project, 1000)
    made = contract(office, project, 800)
    pay(by=office, contract_id=made.pk, amount=Decimal(400), valid_on=date(2026, 5, 20), act_number="1")
    certify(by=office, contract_id=made.pk, amount=Decimal(300), valid_on=date(2026, 5, 10), act_number="1")
    body = organisation()
    record_labour(
        project_id=project.pk, body=body, by=office, people=12, hours=Decimal(96), valid_on=date(2026, 5, 20)
    )
    reckon()
    row = Standing.objects.get(project=project)
    assert [row.budget, row.paid, row.financial] == [Decimal(1000), Decimal(400), Decimal(40)]
    # What was accepted has been earned by the builder, paid or not.
    assert [row.contracted, row.actual_cost] == [Decimal(800), Decimal(300)]
    assert [row.hours_spent, row.people] == [Decimal(96), 12]
    reckon(date(2026, 5, 15))
    before = Standing.objects.get(project=project, day=date(2026, 5, 15))
    assert [before.paid, before.actual_cost, before.people] == [None, Decimal(300), None]
    assert "budget" not in row.figures["missing"]
