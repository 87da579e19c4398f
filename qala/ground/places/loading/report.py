"""What a load did, and which rows it refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

KEPT_REJECTS = 10_000


class BadRow(Exception):
    """This row cannot be used; the text says why."""


class LoadRefused(Exception):
    """The load as a whole makes no sense here; the text says why."""


@dataclass
class LoadReport:
    """Counts of one load. `skipped` are rows that the mapping leaves out on purpose, by reason."""

    read_count: int = 0
    created_count: int = 0
    changed_count: int = 0
    unchanged_count: int = 0
    removed_count: int = 0
    rejected_count: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    rejects: list[tuple[int, str]] = field(default_factory=list)

    def reject(self, row_number: int, reason: str, detail: str = "") -> None:
        """Note a bad row; the first ten thousand are kept one by one."""
        self.rejected_count += 1
        self.reasons[reason] += 1
        if len(self.rejects) < KEPT_REJECTS:
            self.rejects.append((row_number, f"{reason}: {detail}" if detail else reason))

    def lines(self) -> list[str]:
        """The report for people, one line each."""
        counts = {
            "rows read": self.read_count,
            "created": self.created_count,
            "changed": self.changed_count,
            "unchanged": self.unchanged_count,
            "removed": self.removed_count,
            "rejected": self.rejected_count,
        }
        made = [", ".join(f"{word} {count}" for word, count in counts.items())]
        made += [f"skipped {count}: {reason}" for reason, count in self.skipped.most_common()]
        made += [f"rejected {count}: {reason}" for reason, count in self.reasons.most_common()]
        return made
