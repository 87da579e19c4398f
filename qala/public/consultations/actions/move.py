"""From the draft to the summary."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.rules.never_public import never_public
from qala.public.consultations.access import can_keep
from qala.public.consultations.events import ConsultationMoved
from qala.public.consultations.models import Consultation
from qala.public.consultations.queries.gathering import shown_plan
from qala.public.consultations.rules.parameters import ConsultationParameters
from qala.public.consultations.rules.statuses import LIFE, Stage, State
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES
from qala.shared.parameters.reading import of_today


def open_consultation(*, consultation_id: int, by: Any) -> Consultation:
    """Show it, with the plan as it stands in this moment. Raises NotAllowed, Missing, Conflict (opened already; the
    version is settled), Invalid (an empty plan, no words, too short, begun in the past)."""
    with atomic():
        row = _begin(consultation_id, "open", by)
        if row.version.is_frozen:
            raise Conflict(_("This version is approved: there is nothing left to remark on."), code="settled")
        _check_term(row)
        if not row.question:
            raise Invalid(fields={"question_kk": _("Say what residents are asked.")})
        plan = shown_plan(row.version)
        if not plan.lines:
            raise Invalid(_("There are no proposals in this version yet."))
        row.document, row.opened_at = plan.model_dump(mode="json"), now()
        _land(row, "open", by)
    return row


def _check_term(row: Consultation) -> None:
    least = of_today(ConsultationParameters).least_days
    if row.opens_on < today():
        raise Invalid(fields={"opens_on": _("This day has passed.")})
    if (row.closes_on - row.opens_on).days < least:
        words = _("A consultation is open for at least %(days)d days.") % {"days": least}
        raise Invalid(fields={"closes_on": words})


def prolong(*, consultation_id: int, closes_on: date, note: str, by: Any) -> Consultation:
    """Take remarks for longer, never shorter, and say why. Raises NotAllowed, Missing, Conflict (not open), Invalid."""
    with atomic():
        row = _begin(consultation_id, "prolong", by, note=note)
        if closes_on <= row.closes_on:
            raise Invalid(fields={"closes_on": _("Nobody's time is shortened: choose a later day.")})
        row.closes_on = closes_on
        _land(row, "prolong", by, note)
    return row


def close_due() -> int:
    """Close everything whose day has come; how many there were. Safe with many workers."""
    ids = Consultation.objects.filter(stage=Stage.OPEN, closes_on__lte=today()).order_by("pk")
    count = 0
    for pk in list(ids.values_list("pk", flat=True)):
        with atomic():
            row = lock(Consultation, pk)
            if row.stage == Stage.OPEN and row.closes_on <= today():
                _land(row, "close", None)
                count += 1
    return count


def sum_up(*, consultation_id: int, by: Any, **summary: str) -> Consultation:
    """Say what changed because of it, when every remark has been read and every public one replied to. Raises
    NotAllowed, Missing, Conflict (not closed; remarks wait), Invalid (no summary)."""
    with atomic():
        row = _begin(consultation_id, "sum_up", by)
        for language in LANGUAGES:
            setattr(row, f"summary_{language}", str(summary.get(f"summary_{language}", "")).strip())
        if not row.summary:
            raise Invalid(fields={"summary_kk": _("Say what was changed because of it.")})
        if row.remarks.filter(state=State.WAITING).exists():
            raise Conflict(_("Remarks wait for a moderator."), code="remarks_wait")
        if row.remarks.filter(state=State.SHOWN, replied_at=None).exists():
            raise Conflict(_("Remarks wait for a reply."), code="remarks_wait")
        row.ended_at = now()
        _land(row, "sum_up", by)
    return row


def withdraw(*, consultation_id: int, note: str, by: Any) -> Consultation:
    """End it without a summary and say why; what was public of it stays. Raises NotAllowed, Missing, Conflict,
    Invalid."""
    with atomic():
        row = _begin(consultation_id, "withdraw", by, note=note)
        if pieces := never_public(note):
            text = _("This must not be public: %(pieces)s") % {"pieces": ", ".join(pieces)}
            raise Invalid(fields={"note": text})
        row.withdrawal_reason, row.ended_at = note.strip()[:500], now()
        _land(row, "withdraw", by, note)
    return row


def _begin(consultation_id: int, verb: str, by: Any, **given: Any) -> Consultation:
    row = lock(Consultation, consultation_id)
    require(can_keep(by))
    LIFE.check(row.stage, verb, **given)
    return row


def _land(row: Consultation, verb: str, by: Any, note: str = "") -> None:
    before = row.stage
    row.stage = LIFE.step(verb).lands_in(before)
    row.save()
    timeline.add(row, verb, by=by, note=note, from_stage=before, to_stage=row.stage)
    publish(
        ConsultationMoved(
            consultation_id=row.pk, verb=verb, to_stage=row.stage, by_id=by.pk if by is not None else None
        )
    )
