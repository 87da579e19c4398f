"""What the verbs of this room share."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from qala.office.projects.models.said import Fact
from qala.shared.clock import now, today
from qala.shared.db import validate
from qala.shared.errors import Conflict, Invalid

F = TypeVar("F", bound=Fact)


def record(fact: F, *, by: Any) -> F:
    """Stamp and write a fact. Raises Invalid, by field."""
    fact.recorded_at, fact.recorded_by = now(), by
    validate(fact)
    fact.save(force_insert=True)
    return fact


def require_not_ahead(day: date, field: str = "valid_on") -> None:
    """Raises Invalid for a day that has not come: what was signed or paid lies behind."""
    if day > today():
        raise Invalid(fields={field: _("This day is still to come.")})


def require_correctable(fact: Fact, reason: str) -> None:
    """Raises Conflict (corrected already: the newest is to be corrected), Invalid (no reason)."""
    model: Any = type(fact)
    if model.objects.filter(supersedes_id=fact.pk).exists():
        raise Conflict(_("This was corrected already. Correct the newest entry."), code="corrected")
    if not reason.strip():
        raise Invalid(fields={"reason": _("Please fill this in.")})


def require_known(amount: Decimal | None, field: str = "amount", least: Decimal | None = Decimal(0)) -> None:
    """Raises Invalid for an amount that is missing or below `least`."""
    if amount is None or not amount.is_finite():
        raise Invalid(fields={field: _("Please fill this in.")})
    if least is not None and amount < least:
        raise Invalid(fields={field: _("This may not be less than nothing.")})
