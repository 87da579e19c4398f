"""What an import counted. Plain numbers and names, so that it is stored as JSON and adds up over broken runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from qala.contact.appeals.importing.drafts import Draft
from qala.contact.appeals.importing.moments import as_text

MAX_NAMES = 3000
"""Different names kept per list; the rest is counted together under MORE."""
MORE = "(more)"
PLAIN = (
    "rows", "new", "updated", "unchanged", "moved_here", "rejected", "with_due", "with_closed", "late", "duplicates",
    "topics_new", "executors_new",
)  # fmt: skip
NAMED = (
    "rejected_by", "positions", "statuses", "stages", "agencies", "topics", "unknown_statuses", "unknown_districts",
    "oddities",
)  # fmt: skip


class Tally:
    """Sums; `add` another, `as_json` for the database, `from_json` to go on."""

    def __init__(self) -> None:
        self.plain: Counter[str] = Counter()
        self.named: dict[str, Counter[str]] = {name: Counter() for name in NAMED}
        self.first: int | None = None
        self.last: int | None = None

    def note_drafts(self, drafts: Iterable[Draft], *, known_statuses: frozenset[str]) -> None:
        """Count what the source says of these rows, whether they are new or not."""
        drafts = list(drafts)
        named = self.named
        named["statuses"].update(draft.source_status or "(none)" for draft in drafts)
        named["stages"].update(draft.status for draft in drafts)
        named["agencies"].update(draft.executor for draft in drafts if draft.executor)
        named["topics"].update(draft.topic[1] for draft in drafts)
        named["positions"].update(draft.spot.quality or "none" for draft in drafts)
        for draft in drafts:
            if draft.oddities:
                named["oddities"].update(draft.oddities)
            if draft.source_status and draft.source_status.casefold() not in known_statuses:
                named["unknown_statuses"][draft.source_status] += 1
            self._note_times(draft)
        if drafts:
            self._span(min(draft.received for draft in drafts), max(draft.received for draft in drafts))

    def _note_times(self, draft: Draft) -> None:
        due, closed = draft.due, draft.closed
        self.plain["with_due"] += due is not None
        self.plain["with_closed"] += closed is not None
        self.plain["late"] += due is not None and closed is not None and closed > due
        self.plain["duplicates"] += draft.is_duplicate

    def note_reject(self, reason: str) -> None:
        """Count one row that did not become an appeal."""
        self.plain["rejected"] += 1
        self.named["rejected_by"][reason] += 1

    def add(self, other: Tally) -> None:
        """Take in another's sums."""
        self.plain.update(other.plain)
        for name, counter in other.named.items():
            _merge(self.named[name], counter)
        if other.first is not None and other.last is not None:
            self._span(other.first, other.last)

    def _span(self, first: int, last: int) -> None:
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)

    @property
    def accepted(self) -> int:
        """Rows that are appeals."""
        return self.plain["rows"] - self.plain["rejected"]

    @property
    def late_share(self) -> float:
        """Closed after the due moment, of all rows that are appeals; 0 to 1."""
        return self.plain["late"] / self.accepted if self.accepted else 0.0

    def as_json(self) -> dict[str, Any]:
        """Everything, with what follows from it (`late_share`, `agency_count` …)."""
        made: dict[str, Any] = {name: self.plain[name] for name in PLAIN}
        made |= {name: dict(self.named[name].most_common()) for name in NAMED}
        made["late_share"] = round(self.late_share, 4)
        made["agency_count"], made["topic_count"] = len(self.named["agencies"]), len(self.named["topics"])
        made["dummy_positions"] = self.named["positions"]["dummy"]
        made["first_received"] = as_text(self.first) if self.first is not None else None
        made["last_received"] = as_text(self.last) if self.last is not None else None
        made["span"] = [self.first, self.last]
        return made

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Tally:
        """Go on from what `as_json` gave."""
        tally = cls()
        tally.plain.update({name: int(stored.get(name) or 0) for name in PLAIN})
        for name in NAMED:
            tally.named[name].update(stored.get(name) or {})
        tally.first, tally.last = stored.get("span") or (None, None)
        return tally


def _merge(into: Counter[str], more: Counter[str]) -> None:
    for name, count in more.items():
        if name not in into and len(into) >= MAX_NAMES:
            into[MORE] += count
        else:
            into[name] += count
