"""Jobs of the room."""

from qala.contact.polls.actions import close_due, count_running
from qala.shared.jobs import periodic


@periodic(cron="* * * * *", name="polls.close")
def close_polls() -> None:
    """Every minute: polls whose time is over."""
    close_due()


@periodic(cron="*/5 * * * *", name="polls.count")
def count_polls() -> None:
    """Every five minutes: figures that are published while a poll runs."""
    count_running()
