"""Occasions of the city are written down and taken out."""

from typing import Any

from qala.office.overview.access import can_keep_occasions
from qala.office.overview.models import Occasion
from qala.shared import timeline
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import require


def save_occasion(*, by: Any, occasion_id: int | None = None, **fields: Any) -> Occasion:
    """Write one; `fields` are its columns. Raises NotAllowed, Invalid."""
    with atomic():
        require(can_keep_occasions(by))
        row = lock(Occasion, occasion_id) if occasion_id else Occasion()
        for name, value in fields.items():
            setattr(row, name, value)
        validate(row)
        row.save()
        timeline.add(row, "change" if occasion_id else "create", by=by)
    return row


def remove_occasion(*, occasion_id: int, by: Any) -> None:
    """It does not take place; its clashes go with it. Raises NotAllowed, Missing."""
    with atomic():
        require(can_keep_occasions(by))
        lock(Occasion, occasion_id).delete()
