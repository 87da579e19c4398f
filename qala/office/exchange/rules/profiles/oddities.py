"""What is doubtful in a project as a file tells it. The row is kept, the oddity is told and counted.

Each check is a code of `findings.TEXTS` and a question; a new one is a line in `CHECKS`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles.draft import Draft
from qala.office.exchange.rules.profiles.profile import Profile

FINISHED = frozenset({"closed", "commissioning"})
Check = Callable[[Draft, Profile], bool]


def _stage(draft: Draft, profile: Profile) -> str:
    """The stage of this house that the file's word means."""
    said = draft.text("stage")
    known = {name.casefold(): code for name, code in profile.stages.map.items()}
    return known.get(said.casefold(), profile.stages.default if not said else "")


def _is_after(draft: Draft, one: str, other: str) -> bool:
    first, second = draft.days.get(one), draft.days.get(other)
    return first is not None and second is not None and first > second


def _money(draft: Draft, name: str) -> Decimal | None:
    return draft.money.get(name)


def _grew(draft: Draft, _profile: Profile) -> bool:
    first, now = _money(draft, "original_budget"), _money(draft, "budget")
    return first is not None and now is not None and now > first


def _is_full_not_finished(draft: Draft, profile: Profile) -> bool:
    return draft.numbers.get("percent", 0) >= 100 and _stage(draft, profile) not in FINISHED


def _is_finished_not_full(draft: Draft, profile: Profile) -> bool:
    percent = draft.numbers.get("percent")
    return percent is not None and percent < 100 and _stage(draft, profile) in FINISHED


def _told(name: str) -> Callable[[Profile], bool]:
    return lambda profile: name in profile.fields


CHECKS: dict[str, Check] = {
    "finished_after_expiry": lambda draft, _profile: _is_after(draft, "actual_finish", "contract_finish"),
    "finish_before_start": lambda draft, _profile: (
        _is_after(draft, "planned_start", "planned_finish")
        or _is_after(draft, "actual_start", "actual_finish")
    ),
    "full_not_finished": _is_full_not_finished,
    "finished_not_full": _is_finished_not_full,
    "percent_outside": lambda draft, _profile: not 0 <= draft.numbers.get("percent", 0) <= 100,
    "no_position": lambda draft, profile: _told("lon")(profile) and draft.lon is None,
    "no_outline": lambda draft, profile: bool(profile.geometry) and draft.geometry is None,
    "no_finish_day": lambda draft, profile: (
        _told("actual_finish")(profile) and "actual_finish" not in draft.days
    ),
    "no_budget": lambda draft, profile: _told("budget")(profile) and _money(draft, "budget") is None,
    "no_payments": lambda draft, profile: _told("paid")(profile) and _money(draft, "paid") is None,
    "budget_grew": _grew,
    "original_zero": lambda draft, _profile: _money(draft, "original_budget") == 0,
    "totals_differ": lambda draft, _profile: draft.totals_agree is False,
    "several_places": lambda draft, _profile: len(draft.spots) > 1,
    "several_categories": lambda draft, _profile: len(draft.categories) > 1,
    "delay_told": lambda draft, _profile: bool(draft.text("delay_reason")),
    "with_photos": lambda draft, _profile: draft.numbers.get("photo_count", 0) > 0,
}


def noticed(draft: Draft, profile: Profile) -> list[Finding]:
    """The oddities of one draft by itself."""
    return [Finding(code) for code, check in CHECKS.items() if check(draft, profile)]


@dataclass
class Tally:
    """What a whole file told; `ids` remembers who uses each number."""

    rows: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    sums: Counter[str] = field(default_factory=Counter)
    owners: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    ids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def take(self, draft: Draft) -> None:
        """Count one draft."""
        self.findings.update({each.code for each in draft.findings})
        self.stages[draft.text("stage")] += 1
        for name, amount in draft.money.items():
            self.sums[f"{name} {draft.currency}"] += amount  # type: ignore[assignment]
        for line in draft.lines:
            self.sums[f"lines {draft.currency}"] += line.amount  # type: ignore[assignment]
            if line.paid_on:
                self.sums[f"lines_paid {draft.currency}"] += line.amount  # type: ignore[assignment]
        for deal in draft.deals:
            self.sums[f"contract_value {deal.currency}"] += deal.value or 0  # type: ignore[assignment]
            self.sums[f"paid {deal.currency}"] += sum(each.amount for each in deal.payments)  # type: ignore[assignment]
        self.sums["parties"] += len(draft.parties)
        owner = draft.text("owner_code") or draft.text("owner")
        self.owners.add(owner)
        self.keys.add(draft.key)
        self.ids[draft.local_id].add(owner)

    def shared_ids(self) -> list[str]:
        """Numbers that several bodies use, each for a project of its own."""
        return sorted(number for number, owners in self.ids.items() if len(owners) > 1)

    def as_json(self) -> dict[str, Any]:
        """The report."""
        return {
            "rows": self.rows,
            "rejected": dict(self.rejected),
            "findings": dict(self.findings.most_common()),
            "stages": dict(self.stages.most_common()),
            "sums": {name: str(total) for name, total in self.sums.items()},
            "owners": len(self.owners - {""}),
            "keys": len(self.keys),
            "ids": len(self.ids),
            "shared_ids": self.shared_ids(),
        }


def count(drafts: Iterable[Draft]) -> Tally:
    """Of drafts at hand."""
    tally = Tally()
    for draft in drafts:
        tally.rows += 1
        tally.take(draft)
    return tally
