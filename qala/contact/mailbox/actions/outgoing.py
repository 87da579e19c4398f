"""Letters of a procedure reach the applicant: by e-mail where there is an address, else through somebody's hands."""

import logging
import uuid
from datetime import timedelta
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from qala.contact.appeals.actions import inform
from qala.contact.appeals.actions.inform import informed_by_mail
from qala.contact.appeals.models import Applicant, Target
from qala.contact.appeals.queries.papers import letter_paper, slip_paper
from qala.contact.appeals.rules.languages import paper_language
from qala.contact.appeals.rules.means import Means
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.mailbox.access import can_hand_over
from qala.contact.mailbox.models import BY_HAND, OutgoingLetter
from qala.shared import timeline, typeset
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.mailing import UNSENT, is_refused, message

State = OutgoingLetter.State
LAST_TRY = timedelta(days=1)
NOTICES = (LetterKind.EXTENSION, LetterKind.REDIRECT)
"""These keep the promise to tell the applicant of a decision."""
log = logging.getLogger("qala.mailbox")


def queue_letter(*, appeal_id: int, kind: str, letter_id: int | None) -> OutgoingLetter:
    """In the transaction that wrote it. Two statements."""
    has_address = Applicant.objects.filter(appeal_id=appeal_id).exclude(email="").exists()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return OutgoingLetter.objects.create(
        appeal_id=appeal_id,
        letter_id=letter_id,
        kind=kind,
        state=State.QUEUED if has_address else State.TO_HAND,
        message_id=make_msgid(idstring=uuid.uuid4().hex, domain=domain),
        made_at=now(),
    )


def send_outgoing() -> int:
    """Send what is queued, each letter in a transaction of its own; returns how many went out.

    An address that the mail server refuses for good, and what could not be sent for a day, waits for somebody's hands.
    At least once: a worker killed between the server's "yes" and the mark sends it again under the same Message-ID.
    """
    total, after = 0, 0
    while (pk := _send_next(after)) is not None:
        total, after = total + (pk > 0), abs(pk)
    OutgoingLetter.objects.filter(state=State.QUEUED, made_at__lt=now() - LAST_TRY).update(state=State.FAILED)
    return total


def _send_next(after: int) -> int | None:
    """The id of the next letter that went out, negative when it could not; None when none is left."""
    with atomic():
        rows = OutgoingLetter.objects.filter(state=State.QUEUED, pk__gt=after)
        rows = rows.select_related("letter__appeal", "appeal__applicant", "appeal__registered_by")
        row = rows.select_for_update(of=("self",), skip_locked=True).order_by("pk").first()
        if row is None:
            return None
        try:
            _message(row).send()
        except UNSENT as problem:
            log.warning("letter %s was not sent: %s", row.pk, type(problem).__name__)
            if is_refused(problem):
                row.state = State.REFUSED
                row.save(update_fields=["state"])
            return -row.pk
        row.state, row.sent_at = State.SENT, now()
        row.save(update_fields=["state", "sent_at"])
        timeline.add(row.appeal, "letter_sent", data={"kind": row.kind}, note=_title(row))
        if row.kind in NOTICES:
            informed_by_mail(appeal_id=row.appeal_id)
        return row.pk


def hand_over(*, outgoing_id: int, means: str, by: Any) -> OutgoingLetter:
    """Somebody has printed it, posted it, read it out … The promise to tell the applicant is kept with it.

    Raises Missing, NotAllowed; Invalid (no such way); Conflict when it waits for nobody's hands any more.
    """
    with atomic():
        row = lock(OutgoingLetter, outgoing_id, related=("appeal", "letter"))
        require(can_hand_over(by, row.appeal))
        if means not in Means.values:
            raise Invalid(fields={"means": gettext_lazy("Please say how.")})
        if not row.is_by_hand:
            raise Conflict(gettext_lazy("This letter has reached the applicant already."), code="not_waiting")
        _hand(row, means, by)
        owed = Target.objects.filter(
            appeal=row.appeal, kind=TargetKind.NOTICE, met_at=None, cancelled_at=None
        )
        if row.kind in NOTICES and owed.exists():
            inform(appeal_id=row.appeal_id, means=means, by=by)
    return row


def note_informed(*, appeal_id: int, by_id: int | None) -> None:
    """The applicant was told of the decision in another way: its notices wait for nobody any more."""
    rows = OutgoingLetter.objects.filter(appeal_id=appeal_id, kind__in=NOTICES, state__in=BY_HAND)
    for row in rows.select_related("appeal", "letter").select_for_update(of=("self",), skip_locked=True):
        row.state, row.handed_at, row.handed_by_id = State.HANDED, now(), by_id
        row.save(update_fields=["state", "handed_at", "handed_by"])


def _hand(row: OutgoingLetter, means: str, by: Any) -> None:
    row.state, row.means, row.handed_at, row.handed_by = State.HANDED, means, now(), by
    row.save(update_fields=["state", "means", "handed_at", "handed_by"])
    data = {"kind": row.kind, "means": means}
    timeline.add(row.appeal, "letter_handed", by=by, data=data, note=_title(row), is_public=False)


def _title(row: OutgoingLetter) -> str:
    with override(row.letter.language if row.letter else paper_language(row.appeal.language)):
        return row.letter.title if row.letter else str(row.get_kind_display())


def _message(row: OutgoingLetter) -> EmailMessage:
    """The paper hangs on it; the letter itself names only the number."""
    appeal, letter = row.appeal, row.letter
    paper = letter_paper(letter, appeal.applicant) if letter else slip_paper(appeal)
    with override(paper.language):
        subject = f"{paper.title}: {appeal.number}"
        body = _(
            "Good day!\n\nAttached is a letter on your appeal %(number)s: %(title)s.\n\n"
            "With the number and your code you see how the appeal stands:\n\n%(url)s"
        ) % {"number": appeal.number, "title": paper.title, "url": f"{settings.BASE_URL}/track/"}
    file = (f"{appeal.number}-{row.kind}.pdf", typeset.pdf(paper), "application/pdf")
    headers = {"Message-ID": row.message_id}
    return message(subject, body, appeal.applicant.email, files=[file], headers=headers)
