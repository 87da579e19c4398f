"""The sample rule every city starts with, to be replaced by the city's own."""

from collections.abc import Callable
from datetime import date

from qala.contact.quality.models import SampleRule
from qala.shared import reference

SINCE = date(2021, 7, 1)
PERCENT = 5.0


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; versions that exist are the city's."""
    made = 0
    if not SampleRule.objects.exists():
        SampleRule.objects.create(percent=PERCENT, valid_from=SINCE)
        made += 1
    report(f"sample rules: {made} added")


reference.register(60, "quality", load)
