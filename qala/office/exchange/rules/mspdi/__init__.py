"""Plans of MS Project as XML (MSPDI): `read` and `write`, with tasks, links, calendars and baselines.

Times are local and without zone, as in the format; durations and lags are working minutes.
"""

from qala.office.exchange.rules.mspdi.reading import MAX_BYTES, read
from qala.office.exchange.rules.mspdi.values import (
    Constraint,
    LinkKind,
    PlanBaseline,
    PlanCalendar,
    PlanDay,
    PlanException,
    PlanFile,
    PlanLink,
    PlanTask,
)
from qala.office.exchange.rules.mspdi.writing import write

__all__ = [
    "MAX_BYTES",
    "Constraint",
    "LinkKind",
    "PlanBaseline",
    "PlanCalendar",
    "PlanDay",
    "PlanException",
    "PlanFile",
    "PlanLink",
    "PlanTask",
    "read",
    "write",
]
