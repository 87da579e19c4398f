"""A dry run: everything is read, mapped and compared, nothing is written."""

from __future__ import annotations

from qala.contact.appeals.importing import standing
from qala.contact.appeals.importing.batches import Batch
from qala.contact.appeals.importing.books import Books
from qala.contact.appeals.importing.drafts import Draft
from qala.contact.appeals.importing.profile import Profile
from qala.contact.appeals.importing.tally import Tally

REMEMBERED = 5_000_000
"""Rows of the file remembered to notice repeated numbers; about 60 bytes each."""


class Probe:
    """Counts what an import would do. A row that people moved here meanwhile counts as updated; `again` as in
    `standing.find`."""

    def __init__(self, profile: Profile, *, again: int | None = None) -> None:
        self._again = again
        self.tally = Tally()
        self._profile = profile
        self._books = Books(profile)
        self._seen: set[int] = set()
        self._topics: set[str] = set()
        self._executors: set[str] = set()

    def read(self, batch: Batch) -> None:
        """One batch."""
        ids = [draft.external_id for draft in batch.drafts]
        known = standing.find(self._profile.register, ids, again=self._again)
        counts = batch.tally.plain
        for draft in batch.drafts:
            counts[self._word(draft, known.get(draft.external_id))] += 1
        topics = {draft.topic for draft in batch.drafts}
        executors = {draft.executor for draft in batch.drafts}
        new_topics, new_executors = self._books.would_be_new(topics, executors)
        self._topics |= new_topics
        self._executors |= new_executors
        self.tally.add(batch.tally)
        self.tally.plain["topics_new"] = len(self._topics)
        self.tally.plain["executors_new"] = len(self._executors)

    def _word(self, draft: Draft, found: standing.Known | None) -> str:
        key = hash(draft.external_id)
        is_repeated = key in self._seen
        if len(self._seen) < REMEMBERED:
            self._seen.add(key)
        if found is None:
            return "updated" if is_repeated else "new"
        return "updated" if found.is_news(draft.mark) else "unchanged"
