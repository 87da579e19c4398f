"""Jobs of the room."""

from qala.public.opendata.actions import (
    forget_reuses,
    mark_contents,
    mark_structures,
    measure,
    revise_next,
    take,
    tidy,
)
from qala.shared.clock import today
from qala.shared.jobs import job, periodic


@periodic("20 1 * * *", name="opendata.snapshots")
def take_snapshots() -> None:
    """The snapshots of this month: made on its first day, or on the first day on which something is public."""
    revise()
    take(month=today().replace(day=1))


@periodic("40 1 * * *", name="opendata.quality")
def measure_quality() -> None:
    """How good the published data are; what lies ready and is not given any more goes."""
    measure()
    tidy()


@job(name="opendata.revise", lock="opendata.revise")
def revise_snapshots() -> None:
    """One after the other, each in a transaction of its own: a job that is taken up again goes on with what is left."""
    revise()


def revise() -> None:
    """All that wait."""
    while revise_next():
        pass


@job(name="opendata.tidy")
def tidy_files() -> None:
    """Something was withdrawn."""
    tidy()


@periodic("45 1 * * *", name="opendata.forget")
def forget_uses() -> None:
    """Uses that are not shown, once their days are over."""
    forget_reuses()


@periodic("10 2 * * *", name="opendata.marks")
def mark_datasets() -> None:
    """Other columns than yesterday; on the first day of a month also other rows."""
    mark_structures()
    mark_contents(month=today().replace(day=1))
