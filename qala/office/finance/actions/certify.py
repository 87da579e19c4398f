"""Acts of accepted works."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.finance.access import require_writes
from qala.office.finance.actions.base import record, require_correctable, require_known, require_not_ahead
from qala.office.finance.events import WorkCertified
from qala.office.finance.models import CertifiedWork, Contract
from qala.office.projects.models import Project, WorkItem
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def certify(
    *,
    contract_id: int,
    act_number: str,
    amount: Decimal,
    by: Any,
    valid_on: date | None = None,
    project: Project | None = None,
    item: WorkItem | None = None,
) -> CertifiedWork:
    """Write an act. The same act with the same amount again gives the first one; another amount is a Conflict.

    Raises NotAllowed, Missing, Invalid.
    """
    with atomic():
        contract = lock(Contract, contract_id)
        require_writes(by, contract)
        require_known(amount)
        signed_on = valid_on or today()
        require_not_ahead(signed_on)
        _require_serves(contract, project)
        first = CertifiedWork.objects.filter(
            contract=contract, act_number=act_number, supersedes=None
        ).first()
        if first is not None:
            return _again(first, amount)
        made = record(
            CertifiedWork(
                contract=contract,
                project=project,
                item=item,
                act_number=act_number,
                amount=amount,
                valid_on=signed_on,
            ),
            by=by,
        )
        timeline.add(contract, "certify", by=by, data={"act": act_number, "amount": str(amount)})
        publish(WorkCertified(contract_id=contract.pk, act_id=made.pk, by_id=by.pk))
    return made


def correct_act(*, act_id: int, amount: Decimal, reason: str, by: Any) -> CertifiedWork:
    """Another amount in place of a wrong one; 0 takes the act back. Raises as `certify`, Conflict (corrected)."""
    with atomic():
        contract = lock(Contract, lock(CertifiedWork, act_id).contract_id)
        old = CertifiedWork.objects.get(pk=act_id)
        require_writes(by, contract)
        require_correctable(old, reason)
        require_known(amount)
        made = record(
            CertifiedWork(
                contract=contract,
                project=old.project,
                item=old.item,
                act_number=old.act_number,
                amount=amount,
                valid_on=old.valid_on,
                supersedes=old,
                reason=reason,
            ),
            by=by,
        )
        timeline.add(
            contract, "correct", by=by, note=reason, data={"act": old.act_number, "amount": str(amount)}
        )
        publish(WorkCertified(contract_id=contract.pk, act_id=made.pk, by_id=by.pk))
    return made


def _again(first: CertifiedWork, amount: Decimal) -> CertifiedWork:
    if first.amount != amount:
        raise Conflict(fields={"act_number": _("An act with this number has another amount.")}, code="taken")
    return first


def _require_serves(contract: Contract, project: Project | None) -> None:
    if project is not None and not contract.shares.filter(project=project).exists():
        raise Invalid(fields={"project": _("The contract does not serve this project.")})
