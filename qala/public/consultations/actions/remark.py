"""A resident says something."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qala.public.consultations.events import ResidentRemarked
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.models.remark import MAX_TEXT
from qala.public.consultations.rules.parameters import ConsultationParameters
from qala.public.consultations.rules.writing import fingerprint
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing
from qala.shared.events import publish
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import count_attempt

DAY = 24 * 3600


def remark(
    *, consultation_id: int, text: str, language: str, line: str = "", by: Any = None, contact: str = ""
) -> ConsultationRemark:
    """Under an account, or with an e-mail that a code has proven: the caller has looked at it. The same words of the
    same person to the same line are one remark, however often they are sent.

    Raises Missing (not public), Conflict (not open on this day), Invalid (no words, no such line, nobody to reply to),
    TooMany.
    """
    text, contact = text.strip(), contact.strip().lower()
    with atomic():
        row = lock(Consultation, consultation_id)
        if row.opened_at is None:
            raise Missing
        if not row.is_taking(today()):
            raise Conflict(_("Remarks are taken on the days of the consultation only."), code="closed")
        _check(row, text, line, by, contact)
        who = f"user {by.pk}" if by is not None else f"email {contact}"
        mark = fingerprint(who, line, text, key=settings.SECRET_KEY)
        known: ConsultationRemark | None = row.remarks.filter(fingerprint=mark).first()
        if known is not None:
            return known
        values = of_today(ConsultationParameters)
        count_attempt("consultation person", f"{row.pk} {who}", limit=values.person_day, seconds=DAY)
        row.last_number += 1
        row.save(update_fields=["last_number"])
        made = ConsultationRemark.objects.create(
            consultation=row,
            number=row.last_number,
            line=line,
            language=language,
            text=text,
            user=by,
            contact="" if by is not None else contact,
            fingerprint=mark,
            made_at=now(),
            due_on=today() + timedelta(days=values.reply_days),
        )
        timeline.add(row, "remark", data={"remark": made.pk})
        publish(ResidentRemarked(remark_id=made.pk, consultation_id=row.pk))
    return made


def _check(row: Consultation, text: str, line: str, by: Any, contact: str) -> None:
    if not text or len(text) > MAX_TEXT:
        raise Invalid(fields={"text": _("Please write up to %(count)d signs.") % {"count": MAX_TEXT}})
    if line and row.plan.line(line) is None:
        raise Invalid(fields={"line": _("Please choose a line of the plan.")})
    if by is None and not contact:
        raise Invalid(fields={"email": _("Sign in or give an e-mail: the city replies to you.")})
