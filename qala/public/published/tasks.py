"""Jobs."""

from qala.public.published.actions import measure_times
from qala.shared.jobs import periodic


@periodic("25 1 * * *", name="published.measure")
def measure() -> None:
    """Measure what a report waits for, once a night."""
    measure_times()
