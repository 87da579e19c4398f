"""Measure the quality of our own data, once a day."""

from qala.public.opendata.models import QualityReport
from qala.public.opendata.queries.measuring import figures
from qala.public.opendata.queries.standing import forget_counts
from qala.shared.clock import now, today
from qala.shared.db import atomic


def measure() -> QualityReport:
    """Today's report, made anew if it is there: the last measuring of a day is the day's."""
    day = today()
    found = figures(day)
    with atomic():
        row, _made = QualityReport.objects.update_or_create(
            on=day, defaults={"measured_at": now(), "figures": found}
        )
    forget_counts()
    return row
