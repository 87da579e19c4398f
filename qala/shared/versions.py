"""Dated rows as versions of one thing: a new one begins on a day, the one before ends there, one that follows bounds
it; and the end of a row that holds. Call inside `atomic()`, access was asked before."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from qala.shared.clock import today
from qala.shared.db import lock, validate
from qala.shared.errors import Conflict, Invalid
from qala.shared.models import Dated

D = TypeVar("D", bound=Dated)


def require_ahead(day: date, field: str = "valid_from") -> None:
    """Raises Invalid for a day that has passed: what held then stays as it was."""
    if day < today():
        raise Invalid(fields={field: _("Days that have passed cannot be changed.")})


def begin(made: D, among: "QuerySet[Any]") -> D:
    """Write a version. `among` are the versions of the same thing.

    Raises Invalid (a past day, what the model's validators refuse), Conflict (a version begins on that very day).
    """
    require_ahead(made.valid_from)
    validate(made)
    same = among.select_for_update()
    if same.filter(valid_from=made.valid_from).exists():
        raise Conflict(_("There is a version from this day already."), code="version_exists")
    following = same.filter(valid_from__gt=made.valid_from).order_by("valid_from").first()
    made.valid_to = following.valid_from if following else None
    same.as_of(made.valid_from).update(valid_to=made.valid_from)  # type: ignore[attr-defined]
    made.save(force_insert=True)
    return made


def end(model: type[D], pk: int) -> D:
    """No longer from today; one that begins today or later is taken out. Raises Missing, Conflict (it has ended)."""
    row = lock(model, pk)
    if row.valid_to is not None and row.valid_to <= today():
        raise Conflict(_("This has ended already."), code="ended")
    if row.valid_from >= today():
        model._default_manager.filter(pk=pk).delete()  # the row in hand keeps its key, for the timeline
    else:
        row.valid_to = today()
        row.save(update_fields=["valid_to"])
    return row


def lasting(model: type[D], day: date | None = None) -> "QuerySet[D]":
    """Rows that hold on the day (today) or will."""
    return model._default_manager.filter(Q(valid_to=None) | Q(valid_to__gt=day or today()))
