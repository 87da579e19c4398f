"""What rooms above know of many projects on a day: money, labour, risks, reports. The reckoning of `overview` asks.

    figures_from("finance", money_of)      # in the room's menu.py or apps

`money_of(project_ids, day) -> {project_id: {"paid": Decimal("12.00"), …}}`: only names of `KNOWN`, only what is known;
what is left out is unknown, never 0. `day` counts: facts that became valid after it stay out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

Source = Callable[[Sequence[int], date], Mapping[int, Mapping[str, Any]]]

KNOWN = frozenset(
    {
        # money of the project's currency; `actual_cost` is the value of work done that has been acknowledged or paid
        "budget", "original_budget", "contracted", "paid", "actual_cost",
        # labour: person-hours, and people on site in the last month
        "hours_planned", "hours_spent", "labour_cost", "people",
        # risks: points of the highest open one and its name (a text, or one by language), open issues
        "risk_score", "risk_name", "open_issues",
        # reports: the head's per cent, days since the last one, days that one is late (0: on time), days since a photo
        "declared", "report_days", "report_late_days", "photo_days",
        # the word of a person who is not the head; assignments past their day
        "confidence", "overdue_assignments",
        # codes of the points of the passport that the room can show (`rules.completeness`)
        "filled",
    }
)  # fmt: skip

_sources: dict[str, Source] = {}


def figures_from(key: str, source: Source) -> None:
    """Declare a source; the same key replaces it."""
    _sources[key] = source


def figures(project_ids: Sequence[int], day: date) -> dict[int, dict[str, Any]]:
    """All that is known of each project; `filled` of several sources is joined. ValueError for an unknown name."""
    found: dict[int, dict[str, Any]] = {pk: {"filled": frozenset()} for pk in project_ids}
    for key, source in _sources.items():
        for pk, known in source(project_ids, day).items():
            if unknown := set(known) - KNOWN:
                raise ValueError(f"{key} tells of {sorted(unknown)}, which no standing keeps")
            filled = found[pk]["filled"] | frozenset(known.get("filled", ()))
            found[pk].update(
                {name: value for name, value in known.items() if value is not None}, filled=filled
            )
    return found
