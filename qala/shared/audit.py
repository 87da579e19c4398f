"""The log that nobody can go around: database triggers copy every change of a row, with actor and reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def audited(model: M | None = None, *, exclude: tuple[str, ...] = (), on_insert: bool = True) -> Any:
    """Class decorator: snapshots on insert, update and delete into <Model>Event tables.

    `exclude` leaves out columns (search vectors and other derived ones); `on_insert` False keeps changes only, for
    rows whose making is on a timeline anyway.
    """

    def decorate(target: M) -> M:
        trackers = [pghistory.UpdateEvent(), pghistory.DeleteEvent()]
        if on_insert:
            trackers.insert(0, pghistory.InsertEvent())
        track = pghistory.track(
            *trackers,
            exclude=list(exclude) or None,
            obj_field=pghistory.ObjForeignKey(db_index=True, related_name="audit_events"),
        )
        return track(target)  # type: ignore[no-any-return]

    return decorate(model) if model is not None else decorate


@contextmanager
def because(reason: str, **more: Any) -> Iterator[None]:
    """Every change inside carries the reason (a command's name, a person's words)."""
    with pghistory.context(reason=reason, **more):
        yield
