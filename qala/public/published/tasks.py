"""Jobs."""

from qala.public.published.actions import count_cells, measure_times
from qala.shared.jobs import periodic


@periodic("25 1 * * *", name="published.measure")
def measure() -> None:
    """Measure what a report waits for, once a night."""
    measure_times()


@periodic("*/5 * * * *", name="published.count_cells")
def count() -> None:
    """Count the public map."""
    count_cells()
