"""A draft and its looked-up ids as the values of an appeal, its target, assignment and timeline: no database here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson

from qala.contact.appeals.importing.books import Books
from qala.contact.appeals.importing.drafts import Draft
from qala.contact.appeals.importing.moments import as_text
from qala.contact.appeals.rules.searching import search_text
from qala.contact.catalog.rules.stages import ENDED_STAGES, Stage

_ENDED = frozenset(stage.value for stage in ENDED_STAGES)
folded = lru_cache(maxsize=20_000)(search_text)
"""Search keys of texts: a register says the same thing many times."""


@dataclass(slots=True)
class Shape:
    """Where an appeal stands by its source. Moments are seconds since 1970."""

    draft: Draft
    topic_id: int
    is_public: bool
    status_id: int
    stage: str
    executor_id: int | None
    channel_id: int
    district_id: int | None
    place_note: str
    resolved: int | None
    closed: int | None
    first_answer: int | None
    changed: int
    next_due: int | None
    is_overdue: bool
    was_late: bool
    late_cause_id: int | None

    @property
    def has_ended(self) -> bool:
        """Done or closed without work."""
        return self.stage in _ENDED


def shape(draft: Draft, books: Books, *, is_public: bool, now: int) -> Shape:
    """An ended appeal without a date of closing stays without: nothing is invented."""
    topic_id, topic_is_public = books.topic(*draft.topic)
    status_id, stage = books.statuses[draft.status]
    has_ended = stage in _ENDED
    closed = draft.closed if has_ended else None
    is_done = stage == Stage.DONE.value
    spot = draft.spot
    district_id = spot.district_id or books.district(draft.district)
    return Shape(
        draft=draft,
        topic_id=topic_id,
        is_public=is_public and topic_is_public,
        status_id=status_id,
        stage=stage,
        executor_id=books.executor(draft.executor, draft.executor_name),
        channel_id=books.channels[draft.channel],
        district_id=district_id,
        place_note=_note(draft, district_id),
        resolved=closed if is_done else None,
        # "answered" waits for its confirmation, every other ended status is final.
        closed=None if draft.status == "answered" else closed,
        first_answer=closed,
        changed=max(draft.received, closed or 0, draft.updated or 0),
        next_due=None if has_ended else draft.due,
        is_overdue=not has_ended and draft.due is not None and draft.due <= now,
        was_late=closed is not None and draft.due is not None and closed > draft.due,
        late_cause_id=books.late_causes[draft.late_cause]
        if closed is not None and draft.late_cause
        else None,
    )


def _note(draft: Draft, district_id: int | None) -> str:
    """The name of a district that this city does not have is kept in words."""
    if not draft.district or district_id is not None:
        return draft.place_note
    return "; ".join(part for part in (draft.district, draft.place_note) if part)[:300]


def search_key(draft: Draft, number: str) -> str:
    """What the register searches in: `search_text` of text, address, own number and the source's number.

    Folding costs most of a row, so the text's key is remembered and our own number, whose form is known, put
    together from the key of its letter.
    """
    rest = search_text(draft.address, draft.external_id)
    own = f"{number[:2]} {number[3:-2]} {folded(number[-1])}"
    return f"{folded(draft.text)} {rest} {own}".strip()


def told(shaped: Shape, *, run_id: int) -> str:
    """What the source said, as the `data` of a timeline entry; `mark` and `as` are what a later import compares."""
    draft = shaped.draft
    data: dict[str, Any] = {
        "run": run_id,
        "mark": draft.mark,
        "as": draft.status,
        "status": draft.source_status,
        "topic": draft.topic[1],
        "agency": draft.executor,
    }
    for name, moment in (("due", draft.due), ("closed", draft.closed), ("updated", draft.updated)):
        if moment is not None:
            data[name] = as_text(moment)
    if draft.is_duplicate:
        data["is_duplicate"] = True
    if draft.spot.quality == "dummy":
        data["dummy_position"] = True
    return orjson.dumps(data).decode()


def ending_verb(shaped: Shape) -> str:
    """The verb of the entry that ends the story."""
    if shaped.draft.status == "merged":
        return "merge"
    if shaped.draft.status == "answered":
        return "answer"
    return "close" if shaped.stage == Stage.DONE.value else "reject"
