"""Jobs of the room."""

from qala.public.opendata.actions import measure, take
from qala.shared.clock import today
from qala.shared.jobs import periodic


@periodic("20 1 * * *", name="opendata.snapshots")
def take_snapshots() -> None:
    """The snapshots of this month: made on its first day, or on the first day on which something is public."""
    take(month=today().replace(day=1))


@periodic("40 1 * * *", name="opendata.quality")
def measure_quality() -> None:
    """How good the published data are."""
    measure()
