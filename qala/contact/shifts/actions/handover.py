"""Hand a shift over: notes that must be read before the next one is taken over."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.access import can_lead
from qala.contact.shifts.actions.telling import tell
from qala.contact.shifts.events import HandoverUnread, ShiftTakenOver
from qala.contact.shifts.models import HandoverNote, Shift
from qala.contact.shifts.queries.logs import running_shifts
from qala.contact.shifts.queries.standards import standard_on
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish

EARLY = timedelta(hours=1)
LATE = timedelta(hours=1)


def write_note(*, shift_id: int, text: str, by: Any, is_urgent: bool = False) -> HandoverNote:
    """Add to the log of a shift, from its beginning until an hour after its end. Raises NotAllowed, Invalid (empty),
    Conflict (not this shift's time), Missing."""
    with atomic():
        shift = lock(Shift, shift_id)
        require(can_lead(by))
        at = now()
        if shift.cancelled_at or not shift.starts_at - EARLY <= at < shift.ends_at + LATE:
            raise Conflict(_("Notes are written while the shift goes on."), code="not_now")
        if not text.strip():
            raise Invalid(fields={"text": _("Please write what the next shift must know.")})
        note = HandoverNote.objects.create(
            shift=shift, text=text.strip()[:2000], is_urgent=is_urgent, written_by=by, written_at=at
        )
        timeline.add(shift, "note", by=by, data={"note": note.pk, "is_urgent": is_urgent})
        tell()
    return note


def confirm_note(*, note_id: int, by: Any) -> HandoverNote:
    """Read and understood. Raises NotAllowed, Conflict (confirmed; one's own, unless one leads the next shift too),
    Missing."""
    with atomic():
        note = lock(HandoverNote, note_id, related=("shift",))
        require(can_lead(by))
        if note.confirmed_at is not None:
            raise Conflict(_("This note was confirmed already."), code="confirmed")
        if note.written_by_id == by.pk and not _leads_after(note.shift, by):
            raise Conflict(_("The next shift confirms what this one wrote."), code="own_note")
        note.confirmed_by, note.confirmed_at = by, now()
        note.save()
        timeline.add(note.shift, "confirm_note", by=by, data={"note": note.pk})
        tell()
    return note


def _leads_after(shift: Shift, by: Any) -> bool:
    """Whether the person leads a shift that goes on now and began after this one."""
    return running_shifts(now()).filter(
        Q(supervisor=by) | Q(taken_over_by=by), starts_at__gt=shift.starts_at
    ).exists()  # fmt: skip


def unread_before(shift: Shift) -> QuerySet[HandoverNote]:
    """Notes of earlier shifts that nobody has confirmed; urgent ones first."""
    return (
        HandoverNote.objects.filter(confirmed_at=None, shift__starts_at__lt=shift.starts_at)
        .select_related("shift", "written_by")
        .order_by("-is_urgent", "written_at", "id")
    )


def take_over(*, shift_id: int, by: Any) -> Shift:
    """Begin to lead the shift, once every note of earlier ones is confirmed.

    Raises NotAllowed, Conflict (unread_notes, taken_over, cancelled, not_now), Missing.
    """
    with atomic():
        shift = lock(Shift, shift_id)
        require(can_lead(by))
        at = now()
        if shift.cancelled_at is not None:
            raise Conflict(_("The shift was cancelled."), code="cancelled")
        if shift.taken_over_at is not None:
            raise Conflict(_("The shift has been taken over already."), code="taken_over")
        if not shift.starts_at - EARLY <= at < shift.ends_at:
            raise Conflict(
                _("A shift is taken over while it goes on, or in the hour before."), code="not_now"
            )
        if unread_before(shift).exists():
            raise Conflict(_("Read and confirm the notes of the shift before first."), code="unread_notes")
        shift.taken_over_at, shift.taken_over_by = at, by
        shift.save()
        timeline.add(shift, "take_over", by=by)
        publish(ShiftTakenOver(shift.pk, by.pk))
        tell()
    return shift


def escalate() -> int:
    """Notes unread so many minutes after their shift ended are told to control, each once; returns how many."""
    limit = now() - timedelta(minutes=standard_on(today()).handover_minutes)
    told = 0
    with atomic():
        late = HandoverNote.objects.select_for_update(skip_locked=True, of=("self",), no_key=True).filter(
            confirmed_at=None, escalated_at=None, shift__ends_at__lte=limit
        )
        for note in late.select_related("shift"):
            note.escalated_at = now()
            note.save(update_fields=["escalated_at"])
            timeline.add(note.shift, "escalate_note", data={"note": note.pk})
            publish(HandoverUnread(note.pk, note.shift_id))
            told += 1
        if told:
            tell()
    return told
