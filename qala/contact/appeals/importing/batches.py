"""Records into batches of drafts. A row that repeats a number of its own batch begins a new one, so that the later
row is an update of the earlier, as it would be in two files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qala.contact.appeals.importing.drafts import Draft, Drafter
from qala.contact.appeals.importing.profile import Profile
from qala.contact.appeals.importing.records import Source
from qala.contact.appeals.importing.rejects import reject_line
from qala.contact.appeals.importing.tally import Tally
from qala.shared.intake.errors import BadFile, BadRow
from qala.shared.intake.records import Record

SIZE = 5000
HOPELESS = 1000
"""When none of so many first rows is usable, the profile is the wrong one."""


@dataclass
class Batch:
    """What is written in one transaction; `row_count` moves the run's cursor."""

    drafts: list[Draft] = field(default_factory=list)
    rejects: list[bytes] = field(default_factory=list)
    row_count: int = 0
    tally: Tally = field(default_factory=Tally)


class Batcher:
    """Turns a source into batches."""

    def __init__(self, source: Source, profile: Profile, *, size: int = SIZE) -> None:
        self._source = source
        self._size = size
        self._drafter = Drafter(profile, source.header)
        self._known = frozenset(text.strip().casefold() for text in profile.statuses.map)
        self._good = 0

    def batches(self, records: Iterator[Record]) -> Iterator[Batch]:
        """Raises BadFile when the beginning gives nothing but rejects."""
        batch, seen = Batch(), set[str]()
        for record in records:
            made = self._draft(record, batch)
            if made is not None and made.external_id in seen:
                yield self._closed(batch)
                batch, seen = Batch(), set()
            batch.row_count += 1
            if made is not None:
                seen.add(made.external_id)
                batch.drafts.append(made)
            if batch.row_count >= self._size:
                yield self._closed(batch)
                batch, seen = Batch(), set()
        if batch.row_count:
            yield self._closed(batch)

    def _draft(self, record: Record, batch: Batch) -> Draft | None:
        fault = record.fault
        if fault is None:
            try:
                made = self._drafter.draft(record.line, record.cells)
            except BadRow as error:
                fault = error
            else:
                self._good += 1
                return made
        batch.rejects.append(reject_line(record, fault, self._source.header))
        batch.tally.note_reject(fault.reason)
        if not self._good and len(batch.rejects) >= HOPELESS:
            raise BadFile(
                f"None of the first {HOPELESS} rows could be used ({fault}). Is this the profile of this file?"
            )
        return None

    def _closed(self, batch: Batch) -> Batch:
        batch.tally.plain["rows"] = batch.row_count
        batch.tally.note_drafts(batch.drafts, known_statuses=self._known)
        return batch
