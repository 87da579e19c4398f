"""Set a parameter from a day on, or take back a value that has not begun."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock, one_at_a_time
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.models.parameter import Parameter
from qala.shared.parameters.declaring import MOST_LETTERS, Family, Meaning, meaning_of
from qala.shared.parameters.reading import forget
from qala.shared.permissions import holds


def can_set(user: Any, family: Family) -> bool:
    """Whether the family's values are this person's to set."""
    return holds(user, family.permission)


def set_parameter(
    *,
    key: str,
    value: Any,
    valid_from: date,
    by: Any,
    is_verified: bool = False,
    source: str = "",
    seen: int | None = None,
) -> Parameter:
    """The value holds from the day on; one that begins on that very day is replaced. `value`: as its kind says, or as
    text. `seen`: `edition(key)` as the editor saw it.

    Raises Missing (no such parameter), NotAllowed, Invalid (a past day, a value out of its limits), Conflict.
    """
    family, meaning = _declared(key)
    require(can_set(by, family))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("Days that have passed cannot be changed.")})
    text = _spelt(meaning, value)
    with atomic():
        one_at_a_time(f"parameter {key}")
        if seen is not None and edition(key) != seen:
            raise Conflict(_("Somebody else has set this meanwhile. Look at it, and write yours anew."))
        row = Parameter.objects.filter(key=key, valid_from=valid_from).first()
        row = row or Parameter(key=key, valid_from=valid_from)
        before, row.value = row.value, text
        row.is_verified, row.source, row.changed_by, row.changed_at = is_verified, source.strip(), by, now()
        row.save()
        timeline.add(row, "set", by=by, note=f"{before} → {text}" if before else text)
    forget()
    return row


def withdraw(*, pk: int, by: Any) -> str:
    """A value that has not begun is taken out; returns its key. Raises Missing, NotAllowed, Conflict (it holds or has
    held: set another one)."""
    with atomic():
        row = lock(Parameter, pk)
        require(can_set(by, _declared(row.key)[0]))
        if row.valid_from <= today():
            raise Conflict(_("This value holds or has held. Set another one."), code="begun")
        timeline.add(row, "withdraw", by=by, note=row.value)
        row.delete()
    forget()
    return row.key


def edition(key: str) -> int:
    """A number that another one follows whenever somebody sets or withdraws a value."""
    rows = Parameter.pgh_event_model.objects.filter(key=key)  # type: ignore[attr-defined]
    return rows.order_by("-pk").values_list("pk", flat=True).first() or 0


def _declared(key: str) -> tuple[Family, Meaning]:
    known = meaning_of(key)
    if known is None:
        raise Missing
    return known


def _spelt(meaning: Meaning, value: Any) -> str:
    text = value if isinstance(value, str) else meaning.spell(value)
    said = meaning.read(text)
    plain = "" if said is None else meaning.spell(said)
    if not plain or len(plain) > MOST_LETTERS:
        raise Invalid(fields={"value": _("This value is out of its limits.")})
    return plain
