"""Two at once, on real connections."""

from decimal import Decimal

import pytest

from qala.office.finance.actions import allocate, pay, record_labour, share_contract
from qala.office.finance.models import BudgetAllocation, LabourEntry, Payment
from qala.office.finance.tests.factories import contract, line
from qala.office.projects.tests.factories import make_project
from tests.personas import organisation, project_office
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
D = Decimal


def test_two_cannot_give_away_more_than_the_line() -> None:
    by, one, two = project_office(), make_project(), make_project()
    row = line(by)
    results = at_once(
        lambda: allocate(line_id=row.pk, project=one, share=D("0.6"), by=by),
        lambda: allocate(line_id=row.pk, project=two, share=D("0.6"), by=by),
    )
    assert len(refused(results)) == 1
    assert BudgetAllocation.objects.count() == 1


def test_two_payments_of_one_act_are_one() -> None:
    by = project_office()
    work = contract(by, make_project())
    results = at_once(*[lambda: pay(contract_id=work.pk, amount=D(5), act_number="1", by=by)] * 3)
    assert not refused(results)
    assert Payment.objects.count() == 1


def test_two_cannot_share_more_than_the_contract() -> None:
    by, one, two = project_office(), make_project(), make_project()
    work = contract(by, make_project(), share=D("0.4"))
    results = at_once(
        lambda: share_contract(contract_id=work.pk, project=one, share=D("0.4"), by=by),
        lambda: share_contract(contract_id=work.pk, project=two, share=D("0.4"), by=by),
    )
    assert len(refused(results)) == 1


def test_the_same_head_count_at_once_is_one() -> None:
    by, project, body = project_office(), make_project(), organisation(kind="contractor")
    at_once(*[lambda: record_labour(project_id=project.pk, body=body, people=4, by=by)] * 3)
    assert LabourEntry.objects.count() == 1
