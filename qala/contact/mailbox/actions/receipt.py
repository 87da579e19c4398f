"""Send the receipt for a letter: number and code (art. 64 of the appeals law: the applicant gets a slip)."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from qala.contact.appeals.actions.as_holder import opens
from qala.contact.mailbox.actions.settle import secret_of
from qala.contact.mailbox.models import SentLetter
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.mailing import UNSENT, message

State = SentLetter.State
LAST_TRY = timedelta(days=1)
log = logging.getLogger("qala.mailbox")


def send_receipts() -> int:
    """Send what is queued, each letter in a transaction of its own; returns how many went out.

    What the mail server refuses is tried again with the next run, for a day. At least once: a worker killed between the
    server's "yes" and the mark sends it again under the same Message-ID, which mail programs show once.
    """
    total, after = 0, 0
    while (pk := _send_next(after)) is not None:
        total, after = total + (pk > 0), abs(pk)
    old = SentLetter.objects.filter(state=State.QUEUED, made_at__lt=now() - LAST_TRY)
    old.update(state=State.FAILED)
    return total


def _send_next(after: int) -> int | None:
    """The id of the next receipt that went out, negative when it could not; None when none is left."""
    with atomic():
        rows = SentLetter.objects.filter(state=State.QUEUED, pk__gt=after).select_related(
            "letter", "appeal__topic"
        )
        sent = rows.select_for_update(of=("self",), skip_locked=True).order_by("pk").first()
        if sent is None:
            return None
        try:
            _message(sent).send()
        except UNSENT as problem:
            log.warning("receipt %s was not sent: %s", sent.pk, type(problem).__name__)
            return -sent.pk
        sent.state, sent.sent_at = State.SENT, now()
        sent.save(update_fields=["state", "sent_at"])
        return sent.pk


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
    return message(subject, body, letter.from_address, headers=headers)
