"""Additional agreements, and the end of a contract."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.finance.access import require_writes
from qala.office.finance.actions.base import record, require_known, require_not_ahead
from qala.office.finance.events import ContractChanged
from qala.office.finance.models import Contract, ContractChange, Status
from qala.office.finance.queries.facts import with_values
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish

Kind = ContractChange.Kind


def change_contract(
    *,
    contract_id: int,
    kind: str,
    why: str,
    words: str,
    by: Any,
    new_value: Decimal | None = None,
    new_ends_on: date | None = None,
    valid_on: date | None = None,
    number: str = "",
) -> ContractChange:
    """Write an additional agreement of a day. The old value and end are those of the newest agreement.

    Raises NotAllowed, Missing, Invalid (nothing new), Conflict (the contract has ended).
    """
    with atomic():
        contract = lock(Contract, contract_id)
        require_writes(by, contract)
        _require_in_force(contract)
        signed_on = valid_on or today()
        require_not_ahead(signed_on)
        made = ContractChange(
            contract=contract, kind=kind, why=why, words=words, number=number, valid_on=signed_on
        )
        _fill(made, new_value, new_ends_on)
        record(made, by=by)
        timeline.add(contract, "change_contract", by=by, note=words, data={"kind": kind})
        publish(ContractChanged(contract_id=contract.pk, by_id=by.pk))
    return made


def end_contract(
    *, contract_id: int, status: str, by: Any, ended_on: date | None = None, note: str = ""
) -> Contract:
    """Fulfilled, or ended before its time (which needs a word). Raises NotAllowed, Missing, Invalid, Conflict."""
    with atomic():
        contract = lock(Contract, contract_id)
        require_writes(by, contract)
        _require_in_force(contract)
        if status not in (Status.DONE, Status.ENDED):
            raise Invalid(fields={"status": _("There is no such end.")})
        if status == Status.ENDED and not note.strip():
            raise Invalid(fields={"note": _("Please fill this in.")})
        contract.ended_on = ended_on or today()
        require_not_ahead(contract.ended_on, "ended_on")
        contract.status = status
        contract.save(update_fields=["status", "ended_on", "updated_at"])
        timeline.add(contract, "end_contract", by=by, note=note, to_stage=status)
        publish(ContractChanged(contract_id=contract.pk, by_id=by.pk))
    return contract


def _require_in_force(contract: Contract) -> None:
    if contract.status != Status.ACTIVE:
        raise Conflict(_("The contract has ended."), code="ended")


def _fill(change: ContractChange, new_value: Decimal | None, new_ends_on: date | None) -> None:
    now = with_values(Contract.objects.filter(pk=change.contract_id), date.max).get()
    if change.kind == Kind.VALUE:
        require_known(new_value, "new_value")
        change.old_value, change.new_value = now.value_now, new_value  # type: ignore[attr-defined]
        if change.old_value == change.new_value:
            raise Invalid(fields={"new_value": _("This is the value already.")})
    elif change.kind == Kind.DURATION:
        change.old_ends_on, change.new_ends_on = now.ends_now, new_ends_on  # type: ignore[attr-defined]
        if new_ends_on is None or new_ends_on == change.old_ends_on:
            raise Invalid(fields={"new_ends_on": _("Name the new end.")})
