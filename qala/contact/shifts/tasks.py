"""Jobs of the room."""

from qala.contact.shifts.actions.handover import escalate
from qala.contact.shifts.actions.states import close_forgotten
from qala.shared.jobs import periodic


@periodic(cron="* * * * *", name="shifts.escalate_notes")
def escalate_notes() -> None:
    """Every minute: hand-over notes that nobody has read in time."""
    escalate()


@periodic(cron="*/5 * * * *", name="shifts.close_forgotten")
def close_forgotten_states() -> None:
    """Every five minutes: people whose shift is over and who did not sign off."""
    close_forgotten()
