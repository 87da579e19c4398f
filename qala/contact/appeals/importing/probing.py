"""A dry run: everything is read, mapped and compared, nothing is written."""

from __future__ import annotations

from qala.contact.appeals.importing import standing
from qala.contact.appeals.importing.batches import Batch
from qala.contact.appeals.importing.books import Books
from qala.contact.appeals.importing.profile import Profile
from qala.contact.appeals.importing.tally import Tally

REMEMBERED = 5_000_000
"""Rows of the file remembered to notice repeated numbers; about 60 bytes each."""


class Probe:
    """Counts what an import would do. A row that people moved here meanwhile counts as updated."""

    def __init__(self, profile: Profile) -> None:
        self.tally = Tally()
        self._profile = profile
        self._books = Books(profile)
        self._seen: set[int] = set()
        self._topics: set[str] = set()
        self._executors: set[str] = set()

    def read(self, batch: Batch) -> None:
        """One batch."""
        known = standing.find(self._profile.register, [draft.external_id for draft in batch.drafts])
        counts = batch.tally.plain
        for draft in batch.drafts:
            found = known.get(draft.external_id)
            key = hash((draft.external_id, "id"))
            is_repeated = key in self._seen
            counts[_word(found[1] if found else None, draft.mark, is_repeated)] += 1
            if len(self._seen) < REMEMBERED:
                self._seen.add(key)
        topics = {draft.topic for draft in batch.drafts}
        executors = {draft.executor for draft in batch.drafts}
        new_topics, new_executors = self._books.would_be_new(topics, executors)
        self._topics |= new_topics
        self._executors |= new_executors
        self.tally.add(batch.tally)
        self.tally.plain["topics_new"] = len(self._topics)
        self.tally.plain["executors_new"] = len(self._executors)


def _word(known_mark: str | None, mark: str, is_repeated: bool) -> str:
    if known_mark is None:
        return "updated" if is_repeated else "new"
    return "unchanged" if known_mark == mark else "updated"
