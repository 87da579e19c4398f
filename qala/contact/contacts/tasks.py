"""Jobs of the room."""

from qala.contact.contacts.actions.draft import sweep_drafts
from qala.shared.jobs import periodic


@periodic(cron="40 * * * *", name="contacts.sweep_drafts")
def sweep_unfinished() -> None:
    """Every hour: unfinished contacts that nobody came back to."""
    sweep_drafts()
