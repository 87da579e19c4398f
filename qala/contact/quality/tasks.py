"""Jobs of the room."""

from qala.contact.quality.actions import build, check_waiting, mend, send_due, send_waiting
from qala.shared.jobs import periodic


@periodic(cron="* * * * *", name="quality.look_at_answers")
def look_at_answers() -> None:
    """Every minute: compare photos, draw the sample, decide who is asked."""
    check_waiting()


@periodic(cron="* * * * *", name="quality.send_questions")
def send_questions() -> None:
    """Every minute: the questions that wait. A job of its own: a slow mail server holds up no comparison."""
    send_waiting()


@periodic(cron="7,22,37,52 * * * *", name="quality.build_figures")
def build_figures() -> None:
    """Four times an hour: days whose appeals have changed."""
    build()


@periodic(cron="40 21 * * *", name="quality.mend_figures")
def mend_figures() -> None:
    """In the night: days that differ from the register."""
    mend()


@periodic(cron="*/5 * * * *", name="quality.send_reports")
def send_reports() -> None:
    """Every five minutes: scheduled reports that are due."""
    send_due()
