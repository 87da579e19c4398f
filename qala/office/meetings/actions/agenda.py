"""The agenda: proposed from what is wrong with the projects, then written by people."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from qala.office.meetings.actions.moving import written
from qala.office.meetings.models import AgendaItem, Meeting
from qala.office.meetings.queries.agenda import proposals
from qala.office.meetings.rules.statuses import BEFORE
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, found, validate
from qala.shared.errors import Invalid, Missing

WORDS = ("text_kk", "text_ru", "minutes", "project")


def propose_agenda(*, meeting_id: int, by: Any) -> int:
    """Add what is wrong with the meeting's projects today and is not on the agenda yet; how many items were added.

    Raises Missing, NotAllowed, Conflict.
    """
    with atomic():
        meeting = written(meeting_id, by, BEFORE)
        known = set(meeting.agenda.values_list("kind", "project_id", "url"))
        order = _last(meeting)
        rows = [
            row for row in proposals(meeting, today()) if (row.kind, row.project_id, row.url) not in known
        ]
        for place, row in enumerate(rows, start=order + 1):
            row.meeting, row.order = meeting, place
        AgendaItem.objects.bulk_create(rows)
        timeline.add(meeting, "propose_agenda", by=by, data={"count": len(rows)})
    return len(rows)


def save_item(*, meeting_id: int, by: Any, item_id: int | None = None, **words: Any) -> AgendaItem:
    """Write an item, new or known. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        meeting = written(meeting_id, by, BEFORE)
        item = (
            found(meeting.agenda, pk=item_id)
            if item_id
            else AgendaItem(meeting=meeting, order=_last(meeting) + 1)
        )
        for name in WORDS:
            setattr(item, name, words.get(name, getattr(item, name)))
        validate(item)
        require_said(item.text_kk, item.text_ru, "text_kk")
        item.save()
        timeline.add(meeting, "agenda", by=by, data={"item": item.pk})
    return item


def remove_item(*, meeting_id: int, item_id: int, by: Any) -> None:
    """Take it off. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        meeting = written(meeting_id, by, BEFORE)
        found(meeting.agenda, pk=item_id).delete()
        timeline.add(meeting, "agenda", by=by, data={"removed": item_id})


def move_item(*, meeting_id: int, item_id: int, up: bool, by: Any) -> None:
    """Change places with its neighbour; nothing happens at the end. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        meeting = written(meeting_id, by, BEFORE)
        rows = list(meeting.agenda.all())
        place = next((index for index, row in enumerate(rows) if row.pk == item_id), None)
        if place is None:
            raise Missing
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
        for order, row in enumerate(rows, start=1):
            row.order = order
        AgendaItem.objects.bulk_update(rows, ["order"])
        timeline.add(meeting, "agenda", by=by, data={"moved": item_id})


def require_said(kk: str, ru: str, field: str) -> None:
    """Raises Invalid when neither language is filled."""
    if not kk.strip() and not ru.strip():
        raise Invalid(fields={field: _("Please fill this in.")})


def _last(meeting: Meeting) -> int:
    newest: int | None = meeting.agenda.aggregate(top=Max("order"))["top"]
    return newest or 0
