"""Send the receipt for a letter: number and code (art. 64 of the appeals law: the applicant gets a slip)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from qala.contact.appeals.actions.as_holder import opens
from qala.contact.mailbox.actions.settle import secret_of
from qala.contact.mailbox.models import SentLetter
from qala.shared.clock import now

State = SentLetter.State
LAST_TRY = timedelta(days=1)


def send_receipt(*, sent_id: int) -> bool:
    """Whether it was sent now. Raises what the mail server raises; the job tries again.

    At least once: a worker killed between the server's "yes" and the mark sends it again under the same Message-ID,
    which mail programs show once.
    """
    sent = SentLetter.objects.select_related("letter", "appeal__topic").filter(pk=sent_id).first()
    if sent is None or sent.state != State.QUEUED:
        return False
    _message(sent).send()
    return bool(
        SentLetter.objects.filter(pk=sent.pk, state=State.QUEUED).update(state=State.SENT, sent_at=now())
    )


def give_up() -> int:
    """What could not be sent in a day is shown as not sent; how many."""
    old = SentLetter.objects.filter(state=State.QUEUED, made_at__lt=now() - LAST_TRY)
    return old.update(state=State.FAILED)


def _message(sent: SentLetter) -> EmailMessage:
    letter, appeal, secret = sent.letter, sent.appeal, secret_of(sent.letter)
    with translation.override(appeal.language):
        context = {
            "appeal": appeal,
            "secret": secret if opens(appeal, secret) else "",
            "url": f"{settings.BASE_URL}/track/",
        }
        body = render_to_string("mailbox/receipt.txt", context)
        subject = translation.gettext("Your appeal %(number)s is registered") % {"number": appeal.number}
    headers = {"Message-ID": sent.message_id, "Auto-Submitted": "auto-replied"}
    if letter.message_id:
        headers |= {"In-Reply-To": letter.message_id, "References": letter.message_id}
    return EmailMessage(subject, body, to=[letter.from_address], headers=headers)
