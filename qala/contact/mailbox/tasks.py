"""Jobs of the room."""

from django.conf import settings

from qala.contact.mailbox.actions.fetch import fetch
from qala.contact.mailbox.actions.receipt import give_up, send_receipt
from qala.contact.mailbox.server import Account
from qala.shared.jobs import job, periodic


@periodic(cron="* * * * *", name="mailbox.fetch")
def fetch_letters() -> None:
    """Every minute: new letters of the mailbox, where the city named one."""
    give_up()
    if settings.MAILBOX_URL:
        fetch(Account.from_url(settings.MAILBOX_URL))


@job(name="mailbox.send_letter", retry=6)
def send_letter(sent_id: int) -> None:
    """The receipt of one letter."""
    send_receipt(sent_id=sent_id)
