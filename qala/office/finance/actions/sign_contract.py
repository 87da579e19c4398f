"""A contract, and which projects it serves."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qala.office.finance.access import WRITE_MONEY, require_writes
from qala.office.finance.actions.base import record, require_known, require_not_ahead
from qala.office.finance.events import ContractChanged, ContractSigned
from qala.office.finance.models import Contract, ContractShare
from qala.office.finance.rules.shares import PartFact, first_day_above
from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish

WHOLE = Decimal(1)


def sign_contract(*, project: Project, by: Any, share: Decimal = WHOLE, **fields: Any) -> Contract:
    """Write a signed contract that serves the project with `share` (0–1). `fields` are columns of `Contract`.

    Raises NotAllowed, Invalid (by field), Conflict (the procurement is known already).
    """
    with atomic():
        require_may(by, WRITE_MONEY, project)
        fields["currency"] = fields.get("currency") or project.currency or settings.CURRENCY
        contract = Contract(**fields)
        validate(contract)
        _require_sound(contract)
        contract.save(force_insert=True)
        _write(contract, project, share, contract.signed_on, by)
        timeline.add(contract, "sign_contract", by=by, data={"value": str(contract.value)})
        timeline.add(project, "sign_contract", by=by, data={"contract": contract.pk})
        publish(ContractSigned(contract_id=contract.pk, project_id=project.pk, by_id=by.pk))
    return contract


def share_contract(
    *, contract_id: int, project: Project, share: Decimal, by: Any, valid_on: date | None = None
) -> ContractShare:
    """The project has this part of the contract from a day on (the signing unless named); 0 ends it. Rights are
    asked at both: a project of the contract and the one that joins it.

    Raises NotAllowed, Missing, Invalid (together more than the whole contract on some day).
    """
    with atomic():
        contract = lock(Contract, contract_id)
        require_writes(by, contract)
        require_may(by, WRITE_MONEY, project)
        made = _write(contract, project, share, valid_on or contract.signed_on, by)
        timeline.add(contract, "share_contract", by=by, data={"project": project.pk, "share": str(share)})
        publish(ContractChanged(contract_id=contract.pk, by_id=by.pk))
    return made


def _write(contract: Contract, project: Project, share: Decimal, since: date, by: Any) -> ContractShare:
    if share is None or not 0 <= share <= 1:
        raise Invalid(fields={"share": _("A share lies between nothing and the whole.")})
    rows = ContractShare.objects.filter(contract=contract, superseded_by=None).order_by("valid_on", "pk")
    parts = [PartFact(row.project_id, row.valid_on, row.share) for row in rows]
    if first_day_above([*parts, PartFact(project.pk, since, share)], since, ()) is not None:
        raise Invalid(fields={"share": _("All projects together would have more than the whole contract.")})
    return record(ContractShare(contract=contract, project=project, share=share, valid_on=since), by=by)


def _require_sound(contract: Contract) -> None:
    require_known(contract.value, "value")
    require_not_ahead(contract.signed_on, "signed_on")
    if contract.supplier is None and not contract.supplier_name.strip():
        raise Invalid(fields={"supplier": _("Choose the supplier or write its name.")})
    if contract.starts_on and contract.ends_on and contract.ends_on < contract.starts_on:
        raise Invalid(fields={"ends_on": _("The finish lies before the start.")})
    known = Contract.objects.filter(procurement_id=contract.procurement_id)
    if contract.procurement_id and known.exists():
        raise Conflict(fields={"procurement_id": _("This is taken already.")}, code="taken")
