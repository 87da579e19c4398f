"""Jobs of the room."""

from django.conf import settings

from qala.contact.mailbox.actions import fetch, send_outgoing, send_receipts
from qala.contact.mailbox.server import Account
from qala.shared.jobs import periodic


@periodic(cron="* * * * *", name="mailbox.fetch")
def fetch_letters() -> None:
    """Every minute: new letters of the mailbox, where the city named one."""
    if settings.MAILBOX_URL:
        fetch(Account.from_url(settings.MAILBOX_URL))


@periodic(cron="* * * * *", name="mailbox.send_receipts")
def send_letters() -> None:
    """Every minute: receipts that wait."""
    send_receipts()


@periodic(cron="* * * * *", name="mailbox.send_outgoing")
def send_procedure_letters() -> None:
    """Every minute: letters under the law to applicants with an address."""
    send_outgoing()
