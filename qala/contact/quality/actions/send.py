"""Send the links “is it solved?”."""

import logging

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.quality.actions.say import unsent
from qala.contact.quality.models import Feedback
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic
from qala.shared.errors import Missing
from qala.shared.mailing import UNSENT, is_refused, message

SALT = "quality.feedback"
log = logging.getLogger("qala.quality")


def token_of(feedback: Feedback) -> str:
    """What the link carries: the row's id and a signature; nothing about the person or the appeal."""
    return signing.Signer(salt=SALT).sign(str(feedback.pk))


def opened_by(token: str) -> Feedback:
    """The feedback of a link. Raises Missing for anything that we have not signed."""
    try:
        pk = int(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        raise Missing from None
    row = Feedback.objects.select_related("appeal__topic", "check_of").filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def send_waiting() -> int:
    """Send what waits, each letter in a transaction of its own; returns how many went out.

    A letter is marked in the transaction that sends it, so that another worker never sends it too. An address that the
    mail server refuses for good is asked no more; whatever else stands in the way, the letter waits for the next run,
    and does not stop the others.
    """
    total, tried = 0, set[int]()
    while (sent := _send_one(tried)) is not None:
        total += sent
    return total


def _send_one(tried: set[int]) -> int | None:
    """1 for a letter that went out, 0 for one that did not, None when nothing is left."""
    with atomic():
        rows = Feedback.objects.filter(unsent(), expires_at__gt=now()).exclude(pk__in=tried)
        rows = rows.select_related("appeal__applicant").select_for_update(of=("self",), skip_locked=True)
        feedback = rows.order_by("id").first()
        if feedback is None:
            return None
        tried.add(feedback.pk)
        try:
            _letter(feedback).send()
        except UNSENT as problem:
            log.warning("question %s was not sent: %s", feedback.pk, type(problem).__name__)
            if is_refused(problem):
                feedback.refused_at = now()
                feedback.save(update_fields=["refused_at"])
            return 0
        feedback.sent_at = now()
        feedback.save(update_fields=["sent_at"])
        return 1


def _letter(feedback: Feedback) -> EmailMessage:
    url = settings.BASE_URL + reverse("quality:feedback", args=[token_of(feedback)])
    with override(feedback.appeal.language):
        subject = _("Is it solved?")
        until = date_format(feedback.expires_at.astimezone(city_zone()), "DATE_FORMAT")
        body = _(
            "Good day!\n\nYour appeal has been answered. Please tell us in one minute whether it is solved; "
            "if it is not, you can open it again with one tap.\n\n%(url)s\n\nThe link opens until %(until)s."
        ) % {"url": url, "until": until}
    return message(subject, body, feedback.appeal.applicant.email)
