"""pay, correct_payment, certify, correct_act: append-only, once per act."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qala.office.finance.actions import certify, correct_act, correct_payment, pay
from qala.office.finance.models import CertifiedWork, Payment
from qala.office.finance.tests.factories import contract, line
from qala.office.projects.tests.factories import make_project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = pytest.mark.django_db
D = Decimal


def test_an_act_is_paid_once(personas: Personas) -> None:
    office = personas.project_office
    work = contract(office, make_project())
    words: dict[str, Any] = {"contract_id": work.pk, "act_number": "7", "by": office}
    first = pay(amount=D(100), **words)
    assert pay(amount=D(100), **words) == first
    with pytest.raises(Conflict):
        pay(amount=D(101), **words)
    assert Payment.objects.count() == 1
    assert [entry.verb for entry in timeline.of(work)] == ["sign_contract", "pay"]


def test_a_return_says_why(personas: Personas) -> None:
    office = personas.project_office
    work = contract(office, make_project())
    with pytest.raises(Invalid):
        pay(contract_id=work.pk, amount=D(-5), by=office)
    assert pay(contract_id=work.pk, amount=D(-5), reason="Paid twice", by=office).amount == -5


def test_without_a_contract_the_project_is_paid(personas: Personas) -> None:
    office, project = personas.project_office, make_project()
    assert pay(project=project, amount=D(5), by=office).currency == "KZT"
    with pytest.raises(Invalid):
        pay(amount=D(5), by=office)
    with pytest.raises(Invalid):
        pay(contract_id=contract(office, make_project()).pk, project=project, amount=D(5), by=office)


def test_a_line_of_another_currency_does_not_pay(personas: Personas) -> None:
    office = personas.project_office
    with pytest.raises(Invalid):
        pay(project=make_project(), amount=D(5), line=line(office, currency="USD"), by=office)


@pytest.mark.parametrize("amount", [D(0), D("NaN"), None])
def test_an_amount_is_an_amount(personas: Personas, amount: Any) -> None:
    with pytest.raises(Invalid):
        pay(project=make_project(), amount=amount, by=personas.project_office)


def test_corrections_are_new_entries(personas: Personas) -> None:
    office = personas.project_office
    first = pay(project=make_project(), amount=D(100), act_number="1", by=office)
    second = correct_payment(payment_id=first.pk, amount=D(90), reason="Typing", by=office)
    assert (second.supersedes, second.act_number) == (first, "1")
    with pytest.raises(Conflict):
        correct_payment(payment_id=first.pk, amount=D(80), reason="Typing", by=office)
    assert correct_payment(payment_id=second.pk, amount=D(0), reason="Not ours", by=office).amount == 0


def test_nothing_written_is_changed_or_deleted(personas: Personas) -> None:
    payment = pay(project=make_project(), amount=D(100), by=personas.project_office)
    for harm in (
        lambda: Payment.objects.filter(pk=payment.pk).update(amount=1),
        lambda: Payment.objects.filter(pk=payment.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            harm()
    assert Payment.objects.get().amount == 100


def test_acts_are_written_once_and_corrected(personas: Personas) -> None:
    office = personas.project_office
    work = contract(office, make_project())
    words: dict[str, Any] = {"contract_id": work.pk, "act_number": "7", "by": office}
    first = certify(amount=D(100), **words)
    assert certify(amount=D(100), **words) == first
    with pytest.raises(Conflict):
        certify(amount=D(101), **words)
    with pytest.raises(Invalid):
        certify(contract_id=work.pk, act_number="8", amount=D(1), project=make_project(), by=office)
    correct_act(act_id=first.pk, amount=D(90), reason="Volume", by=office)
    with pytest.raises(Conflict):
        correct_act(act_id=first.pk, amount=D(80), reason="Volume", by=office)
    assert CertifiedWork.objects.filter(superseded_by=None).get().amount == 90


def test_strangers_and_days_to_come(personas: Personas) -> None:
    project = make_project()
    work = contract(personas.project_office, project)
    for stranger in (personas.project_head, personas.curator, personas.contractor, personas.department):
        with pytest.raises(NotAllowed):
            pay(contract_id=work.pk, amount=D(1), by=stranger)
        with pytest.raises(NotAllowed):
            pay(project=project, amount=D(1), by=stranger)
        with pytest.raises(NotAllowed):
            certify(contract_id=work.pk, act_number="1", amount=D(1), by=stranger)
    with pytest.raises(Invalid):
        pay(contract_id=work.pk, amount=D(1), valid_on=date(2026, 6, 16), by=personas.project_office)
