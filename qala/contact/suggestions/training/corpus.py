"""Rows to learn from, and how they are split into what is learnt and what is held out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qala.contact.suggestions.rules.copies import groups_of
from qala.contact.suggestions.rules.languages import language_of


@dataclass(frozen=True)
class Row:
    """One text with its right label and the moment it came in."""

    text: str
    label: int
    at: datetime | None = None


@dataclass(frozen=True)
class Split:
    """What is learnt (one row of each group of near-copies) and what is held out, with what was left out of both."""

    learnt: list[Row]
    held_out: list[Row]
    copies_left_out: int
    rare_left_out: int

    @property
    def languages(self) -> list[str]:
        """Of the held-out rows, in their order."""
        return [language_of(row.text) for row in self.held_out]


def split_by_time(rows: Sequence[Row], *, held_out_share: float, least_rows: int) -> Split:
    """The newest share is held out. A held-out row with a near-copy among the older ones is left out, so that nothing
    learnt is asked again; of several copies the newest stays. `rows` come in the order of receipt."""
    groups = groups_of([row.text for row in rows])
    cut = len(rows) - round(len(rows) * held_out_share)
    return _split(rows, groups, range(cut), range(cut, len(rows)), least_rows)


def split_by_group(
    rows: Sequence[Row], groups: Sequence[int], *, fold: int, folds: int, least_rows: int
) -> Split:
    """For rows without a moment: whole groups of near-copies go to one side, by their number."""
    order = {
        group: place for place, group in enumerate(sorted(set(groups), key=lambda g: (g * 7919) % 10_007))
    }
    held = [at for at, group in enumerate(groups) if order[group] % folds == fold]
    learnt = [at for at, group in enumerate(groups) if order[group] % folds != fold]
    return _split(rows, groups, learnt, held, least_rows)


def _split(
    rows: Sequence[Row], groups: Sequence[int], learnt: Sequence[int], held: Sequence[int], least_rows: int
) -> Split:
    # A text with two labels is kept once for each: both were somebody's judgement.
    newest = {(groups[at], rows[at].label): at for at in learnt}
    known_groups = {group for group, _label in newest}
    unique = [rows[at] for at in sorted(newest.values())]
    asked = list({groups[at]: at for at in held if groups[at] not in known_groups}.values())
    counts = Counter(row.label for row in unique)
    kept = [row for row in unique if counts[row.label] >= least_rows]
    copies = len(learnt) - len(unique) + len(held) - len(asked)
    return Split(kept, [rows[at] for at in sorted(asked)], copies, len(unique) - len(kept))
