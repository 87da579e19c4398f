"""What makes a version of a public project: everything but figures that move although nobody has said or done anything.

Without this a city of 2,000 projects would keep 2,000 documents more every day.
"""

from typing import Any

from qala.public.projection.rules.facts import Facts

PROGRESS: dict[str, Any] = {"planned": None, "time": None, "points": []}
DATES = {"expected_finish": None, "slip_days": None}


def lasting(facts: Facts) -> Facts:
    """The facts without what the plan wants by today, what is expected from today on, and the sentences about both. The
    light itself stays: when it changes, that is news."""
    return facts.model_copy(
        update={
            "progress": facts.progress.model_copy(update=PROGRESS),
            "dates": facts.dates.model_copy(update=DATES),
            "milestones": [one.model_copy(update={"expected": None}) for one in facts.milestones],
            "reasons": [],
        }
    )
