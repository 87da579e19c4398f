"""The city replies to one remark."""

from typing import Any

from django.utils.translation import gettext as _

from qala.public.consultations.access import can_keep
from qala.public.consultations.events import ResidentRemarkReplied
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.models.remark import MAX_TEXT
from qala.public.consultations.rules.statuses import Outcome, State
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def reply(*, remark_id: int, outcome: str, text: str, by: Any) -> ConsultationRemark:
    """Once, in words that everybody reads, while the consultation runs or is being answered.

    Raises NotAllowed, Missing, Conflict (replied to; not public; over), Invalid.
    """
    text = text.strip()
    with atomic():
        # The consultation first, as everybody who needs both.
        consultation = lock(Consultation, found(ConsultationRemark, pk=remark_id).consultation_id)
        row = lock(ConsultationRemark, remark_id)
        require(can_keep(by))
        if row.replied_at is not None:
            raise Conflict(_("This remark was replied to already."), code="replied")
        if row.state != State.SHOWN or not consultation.is_answered:
            raise Conflict(_("Replies are given to public remarks, until the summary."), code="wrong_stage")
        if outcome not in Outcome.values:
            raise Invalid(fields={"outcome": _("Say what becomes of the remark.")})
        if not text or len(text) > MAX_TEXT:
            raise Invalid(fields={"reply": _("Please write up to %(count)d signs.") % {"count": MAX_TEXT}})
        row.outcome, row.reply, row.replied_by, row.replied_at = outcome, text, by, now()
        row.save(update_fields=["outcome", "reply", "replied_by", "replied_at"])
        timeline.add(consultation, "reply", by=by, note=text, data={"remark": row.pk, "number": row.number})
        publish(ResidentRemarkReplied(remark_id=row.pk, outcome=outcome, by_id=by.pk))
    return row
