"""Tell those who stand behind an appeal with others that it has been answered, by a letter to the address they left."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.models import AnswerNotice, Appeal, Applicant
from qala.contact.appeals.models.notice import WAITING
from qala.contact.appeals.queries.reporters import twin_ids, writable_reporters
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.mailing import UNSENT, message

LAST_TRY = timedelta(days=1)
log = logging.getLogger("qala.appeals")


def queue_notices(appeal: Appeal, *, at: datetime) -> None:
    """In the transaction that answers the appeal or closes it with a reason: a letter for each of the others who left
    an address. Two or three statements, one more when there are such people."""
    twins = twin_ids(appeal)
    letters = [AnswerNotice(reporter_id=pk, made_at=at) for pk in writable_reporters(appeal, twins)]
    if twins:
        merged = Applicant.objects.filter(appeal_id__in=twins).exclude(email="")
        letters += [AnswerNotice(twin_id=pk, made_at=at) for pk in merged.values_list("pk", flat=True)]
    AnswerNotice.objects.bulk_create(letters, ignore_conflicts=True)


def send_notices() -> int:
    """Send what waits, each letter in a transaction of its own; returns how many went out.

    What the mail server refuses is tried again with the next run, for a day, and stops no other. At least once: a
    worker killed between the server's "yes" and the mark sends a letter again.
    """
    old = AnswerNotice.objects.filter(WAITING, made_at__lt=now() - LAST_TRY)
    old.update(given_up_at=now())
    total, after = 0, 0
    while (pk := _send_next(after)) is not None:
        total, after = total + (pk > 0), abs(pk)
    return total


def _send_next(after: int) -> int | None:
    """The id of the next letter that went out, negative when it could not; None when none is left."""
    with atomic():
        rows = AnswerNotice.objects.filter(WAITING, pk__gt=after).select_related(
            "reporter", "twin__applicant"
        )
        notice = rows.select_for_update(of=("self",), skip_locked=True).order_by("pk").first()
        if notice is None:
            return None
        try:
            _letter(notice).send()
        except UNSENT as problem:
            log.warning("notice %s was not sent: %s", notice.pk, type(problem).__name__)
            return -notice.pk
        notice.sent_at = now()
        notice.save(update_fields=["sent_at"])
        return notice.pk


def _letter(notice: AnswerNotice) -> EmailMessage:
    """No word of the appeal: it is read with number and code."""
    if notice.reporter is not None:
        number, language, address = notice.reporter.number, notice.reporter.language, notice.reporter.email
    else:
        assert notice.twin is not None
        number, language, address = notice.twin.number, notice.twin.language, notice.twin.applicant.email
    with override(language):
        subject = _("Your appeal %(number)s has been answered") % {"number": number}
        body = _(
            "Good day!\n\nThe appeal behind which you stand under the number %(number)s has been answered. "
            "With this number and your code you see how it stands:\n\n%(url)s"
        ) % {"number": number, "url": f"{settings.BASE_URL}/track/"}
    return message(subject, body, address)
