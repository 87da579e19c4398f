"""Care of one function in one building through time: one organisation at a time, half-open spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


class Overlap(ValueError):
    """The new span would overlap one that cannot give way."""


@dataclass(frozen=True)
class Span:
    """An organisation holds the function from–to; `identity` is the stored row's id, None for a new one."""

    organisation_id: int
    valid_from: date
    valid_to: date | None = None
    identity: int | None = None


@dataclass(frozen=True)
class Plan:
    """What has to be written: the row to end (on the new one's first day), whether a row is added."""

    end: Span | None
    add: Span | None


def plan_care(held: Sequence[Span], new: Span) -> Plan:
    """How the new span fits in. The open span of before ends where the new one begins.

    Nothing happens twice: the same organisation already holding the whole span gives an empty plan.
    Raises Overlap when the new span runs into a later one, or begins where another already began.
    """
    end = None
    for span in held:
        if not _overlap(span, new):
            continue
        if span.organisation_id == new.organisation_id and _covers(span, new):
            return Plan(None, None)
        if span.valid_to is not None or span.valid_from >= new.valid_from:
            raise Overlap(f"{span.valid_from} – {span.valid_to or '…'}")
        end = span
    return Plan(end, new)


def _overlap(one: Span, other: Span) -> bool:
    starts_before_end = other.valid_to is None or one.valid_from < other.valid_to
    return starts_before_end and (one.valid_to is None or other.valid_from < one.valid_to)


def _covers(outer: Span, inner: Span) -> bool:
    if outer.valid_from > inner.valid_from:
        return False
    return outer.valid_to is None or (inner.valid_to is not None and inner.valid_to <= outer.valid_to)
