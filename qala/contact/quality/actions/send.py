"""Send the links “is it solved?”."""

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.quality.actions.say import unsent
from qala.contact.quality.models import Feedback
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Missing

SALT = "quality.feedback"
BATCH = 20


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


def send_waiting(*, batch: int = BATCH) -> int:
    """Send what waits. A letter is marked in the transaction that sends it, so that another worker never sends it too;
    one that a mail server refuses is tried again with the next run. Returns how many went out."""
    total = 0
    while count := _some(batch):
        total += count
    return total


def _some(batch: int) -> int:
    with atomic():
        rows = Feedback.objects.filter(unsent(), expires_at__gt=now()).select_related("appeal__applicant")
        rows = rows.select_for_update(of=("self",), skip_locked=True)
        found = list(rows.order_by("id")[:batch])
        for feedback in found:
            _letter(feedback).send()
            feedback.sent_at = now()
            feedback.save(update_fields=["sent_at"])
    return len(found)


def _letter(feedback: Feedback) -> EmailMessage:
    url = settings.BASE_URL + reverse("quality:feedback", args=[token_of(feedback)])
    with override(feedback.appeal.language):
        subject = _("Is it solved?")
        body = _(
            "Good day!\n\nYour appeal has been answered. Please tell us in one minute whether it is solved; "
            "if it is not, you can open it again with one tap.\n\n%(url)s\n\nThe link opens until %(until)s."
        ) % {"url": url, "until": f"{feedback.expires_at:%d.%m.%Y}"}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [feedback.appeal.applicant.email])
