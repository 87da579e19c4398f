"""A budget line and the amounts it has."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.finance.access import PLAN_MONEY
from qala.office.finance.actions.base import record, require_correctable, require_known
from qala.office.finance.events import BudgetRevised
from qala.office.finance.models import BudgetLine, BudgetRevision, Version
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def plan_line(
    *, by: Any, amount: Decimal, valid_on: date | None = None, document: str = "", **fields: Any
) -> BudgetLine:
    """Write a line with its approved amount. `fields` are columns of `BudgetLine`; the currency may be left out.

    Raises NotAllowed (departments write their own alone), Invalid, Conflict (the register's number is taken).
    """
    with atomic():
        require(can(by, PLAN_MONEY, organisation_id=fields["administrator"].pk))
        require_known(amount)
        fields["currency"] = fields.get("currency") or settings.CURRENCY
        line = BudgetLine(**fields)
        validate(line)
        if line.reference and BudgetLine.objects.filter(reference=line.reference, year=line.year).exists():
            raise Conflict(fields={"reference": _("This is taken already.")}, code="taken")
        line.save(force_insert=True)
        _write(line, Version.ORIGINAL, amount, valid_on or min(date(line.year, 1, 1), today()), document, by)
        timeline.add(line, "plan_line", by=by, data={"amount": str(amount)})
        publish(BudgetRevised(line_id=line.pk, by_id=by.pk))
    return line


def revise_line(
    *,
    line_id: int,
    amount: Decimal,
    by: Any,
    version: str = Version.REVISED,
    valid_on: date | None = None,
    document: str = "",
) -> BudgetRevision:
    """Another amount from a day on. Less than what is allocated is written too: it becomes a finding.

    Raises NotAllowed, Missing, Invalid (the approved amount is written once; it is corrected).
    """
    with atomic():
        line = lock(BudgetLine, line_id)
        require(can(by, PLAN_MONEY, organisation_id=line.administrator_id))
        require_known(amount)
        if version == Version.ORIGINAL:
            raise Invalid(
                fields={"version": _("The approved amount stands. Revise it, or correct the entry.")}
            )
        made = _write(line, version, amount, valid_on or today(), document, by)
        timeline.add(line, "revise_line", by=by, data={"amount": str(amount)})
        publish(BudgetRevised(line_id=line.pk, by_id=by.pk))
    return made


def correct_revision(*, revision_id: int, amount: Decimal, reason: str, by: Any) -> BudgetRevision:
    """The amount was written wrongly. Raises NotAllowed, Missing, Invalid, Conflict (corrected already)."""
    with atomic():
        line = lock(BudgetLine, lock(BudgetRevision, revision_id).line_id)
        old = BudgetRevision.objects.get(pk=revision_id)
        require(can(by, PLAN_MONEY, organisation_id=line.administrator_id))
        require_correctable(old, reason)
        require_known(amount)
        made = record(
            BudgetRevision(
                line=line,
                version=old.version,
                amount=amount,
                valid_on=old.valid_on,
                document=old.document,
                supersedes=old,
                reason=reason,
            ),
            by=by,
        )
        timeline.add(line, "correct", by=by, note=reason, data={"amount": str(amount)})
        publish(BudgetRevised(line_id=line.pk, by_id=by.pk))
    return made


def _write(
    line: BudgetLine, version: str, amount: Decimal, valid_on: date, document: str, by: Any
) -> BudgetRevision:
    fact = BudgetRevision(line=line, version=version, amount=amount, valid_on=valid_on, document=document)
    return record(fact, by=by)
