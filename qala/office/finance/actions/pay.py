"""Payments and their corrections."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.finance.access import WRITE_MONEY, require_writes
from qala.office.finance.actions.base import record, require_correctable, require_known, require_not_ahead
from qala.office.finance.events import PaymentRecorded
from qala.office.finance.models import BudgetLine, Contract, Payment
from qala.office.projects.access import require_may
from qala.office.projects.models import Project, WorkItem
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def pay(
    *,
    by: Any,
    amount: Decimal,
    contract_id: int | None = None,
    project: Project | None = None,
    valid_on: date | None = None,
    line: BudgetLine | None = None,
    milestone: WorkItem | None = None,
    act_number: str = "",
    reason: str = "",
) -> Payment:
    """Write a payment of a contract, or of a project without one. More than the contract is written too: a finding.

    The same act, day and amount again gives the first payment. Raises NotAllowed, Missing, Invalid (a return without a
    reason, a day to come), Conflict (the act was paid with another amount).
    """
    with atomic():
        contract, held = _lock(contract_id, project, by)
        require_known(amount, least=None)
        paid_on = valid_on or today()
        require_not_ahead(paid_on)
        _require_sound(contract, project, amount, reason, line)
        first = _first(contract, project, act_number) if act_number and amount > 0 else None
        if first is not None:
            return _again(first, amount, paid_on)
        made = record(
            Payment(
                contract=contract,
                project=project,
                line=line,
                milestone=milestone,
                amount=amount,
                currency=contract.currency if contract else held.currency,
                act_number=act_number,
                valid_on=paid_on,
                reason=reason,
            ),
            by=by,
        )
        _tell(made, held, "pay", by)
    return made


def correct_payment(
    *, payment_id: int, amount: Decimal, reason: str, by: Any, valid_on: date | None = None
) -> Payment:
    """Another amount or day in place of a wrong one; 0 takes it back. Raises as `pay`, Conflict (corrected already)."""
    with atomic():
        old = lock(Payment, payment_id)
        contract, held = _lock(old.contract_id, old.project, by)
        require_correctable(old, reason)
        require_known(amount, least=None)
        paid_on = valid_on or old.valid_on
        require_not_ahead(paid_on)
        made = record(
            Payment(
                contract=contract,
                project=old.project,
                line=old.line,
                milestone=old.milestone,
                amount=amount,
                currency=old.currency,
                act_number=old.act_number,
                valid_on=paid_on,
                supersedes=old,
                reason=reason,
            ),
            by=by,
        )
        _tell(made, held, "correct", by)
    return made


def _lock(contract_id: int | None, project: Project | None, by: Any) -> tuple[Contract | None, Any]:
    """The contract, or the project of a payment without one; the right is asked there."""
    if contract_id is not None:
        contract = lock(Contract, contract_id)
        require_writes(by, contract)
        return contract, contract
    if project is None:
        raise Invalid(fields={"project": _("Please fill this in.")})
    held = lock(Project, project.pk)
    require_may(by, WRITE_MONEY, held)
    return None, held


def _require_sound(
    contract: Contract | None, project: Project | None, amount: Decimal, reason: str, line: BudgetLine | None
) -> None:
    if amount == 0:
        raise Invalid(fields={"amount": _("A payment of nothing is none.")})
    if amount < 0 and not reason.strip():
        raise Invalid(fields={"reason": _("Money that came back needs a reason.")})
    if contract and project and not contract.shares.filter(project=project).exists():
        raise Invalid(fields={"project": _("The contract does not serve this project.")})
    currency = contract.currency if contract else project.currency if project else ""
    if line is not None and line.currency != currency:
        raise Invalid(fields={"line": _("The budget line has another currency.")})


def _first(contract: Contract | None, project: Project | None, act_number: str) -> Payment | None:
    rows = Payment.objects.filter(contract=contract, project=project, act_number=act_number)
    return rows.filter(supersedes=None, amount__gt=0).first()


def _again(first: Payment, amount: Decimal, paid_on: date) -> Payment:
    if (first.amount, first.valid_on) != (amount, paid_on):
        raise Conflict(
            fields={"act_number": _("This act was paid already with another amount or day.")}, code="taken"
        )
    return first


def _tell(payment: Payment, held: Any, verb: str, by: Any) -> None:
    words = {"payment": payment.pk, "amount": str(payment.amount), "act": payment.act_number}
    timeline.add(held, verb, by=by, note=payment.reason, data=words)
    publish(
        PaymentRecorded(
            payment_id=payment.pk, contract_id=payment.contract_id, project_id=payment.project_id, by_id=by.pk
        )
    )
