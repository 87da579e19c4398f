"""A moderator reads a remark before everybody does."""

from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.rules.never_public import never_public
from qala.public.consultations.access import can_moderate
from qala.public.consultations.events import ResidentRemarkRead
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.rules.statuses import State
from qala.public.published.models import RefusalCause
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def show_remark(*, remark_id: int, words: str, by: Any) -> ConsultationRemark:
    """Let it out in these words: the writer's, without anything about people.

    Raises NotAllowed, Missing, Conflict (read already; no reply would come), Invalid (no words; a phone, e-mail, number
    of a person or a flat in them).
    """
    words = words.strip()
    with atomic():
        row = _begin(remark_id, by)
        if not words:
            raise Invalid(fields={"words": _("Please fill this in.")})
        if pieces := never_public(words):
            text = _("This must not be public: %(pieces)s") % {"pieces": ", ".join(pieces)}
            raise Invalid(fields={"words": text})
        row.state, row.words, row.cause = State.SHOWN, words, ""
        _land(row, "show", by)
    return row


def hide_remark(*, remark_id: int, cause: str, by: Any) -> ConsultationRemark:
    """Keep it in and say why; a public one without a reply may still be taken back.

    Raises NotAllowed, Missing, Conflict (replied to, hidden already), Invalid.
    """
    with atomic():
        row = _begin(remark_id, by, is_taken_back=True)
        if cause not in RefusalCause.values:
            raise Invalid(fields={"cause": _("Say why it stays inside.")})
        row.state, row.words, row.cause = State.HIDDEN, "", cause
        _land(row, "hide", by, note=str(RefusalCause(cause).label))
    return row


def _begin(remark_id: int, by: Any, *, is_taken_back: bool = False) -> ConsultationRemark:
    # The consultation first, as everybody who needs both: it is not summed up while somebody decides.
    consultation = lock(Consultation, found(ConsultationRemark, pk=remark_id).consultation_id)
    row = lock(ConsultationRemark, remark_id)
    require(can_moderate(by))
    may = row.state == State.WAITING or (
        is_taken_back and row.state == State.SHOWN and row.replied_at is None
    )
    if not may:
        raise Conflict(_("This has been decided already."), code="decided")
    if not is_taken_back and not consultation.is_answered:
        raise Conflict(_("Nobody replies here any more: the remark can only stay inside."), code="over")
    return row


def _land(row: ConsultationRemark, verb: str, by: Any, note: str = "") -> None:
    row.read_by, row.read_at = by, now()
    row.save(update_fields=["state", "words", "cause", "read_by", "read_at"])
    consultation = Consultation(pk=row.consultation_id)
    timeline.add(consultation, verb, by=by, note=note, data={"remark": row.pk, "number": row.number})
    publish(ResidentRemarkRead(remark_id=row.pk, is_shown=verb == "show", by_id=by.pk))
