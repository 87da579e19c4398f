"""Jobs of the room."""

from qala.office.meetings import actions
from qala.shared.jobs import periodic


@periodic(cron="30 3 * * *", name="meetings.remind")
def remind() -> None:
    """Every morning: what is due soon and what is overdue."""
    actions.remind()
