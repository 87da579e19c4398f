"""What makes a version of a public project: everything but figures that move although nobody has said or done anything.

Without this a city of 2,000 projects would keep 2,000 documents more every day.
"""

from typing import Any

from qala.public.projection.rules.facts import Facts

PROGRESS: dict[str, Any] = {"planned": None, "time": None, "points": []}


def lasting(facts: Facts) -> Facts:
    """The facts without what the plan wants by today, the days of what is expected, and the sentences about both. The
    light and the month of the end stay: when they change, that is news."""
    expected = facts.dates.expected_finish
    dates = {"expected_finish": expected.replace(day=1) if expected else None, "slip_days": None}
    return facts.model_copy(
        update={
            "progress": facts.progress.model_copy(update=PROGRESS),
            "dates": facts.dates.model_copy(update=dates),
            "milestones": [one.model_copy(update={"expected": None}) for one in facts.milestones],
            "reasons": [],
        }
    )
