"""Jobs of the room."""

from qala.office.reporting import actions
from qala.shared.jobs import periodic


@periodic(cron="15 1 * * *", name="reporting.dues")
def open_dues() -> None:
    """Every night: the reports of this month become due, new projects' too."""
    actions.open_dues()


@periodic(cron="0 4 * * *", name="reporting.climb")
def climb() -> None:
    """Every morning: reminders, and late reports climb the ladder."""
    actions.climb()
