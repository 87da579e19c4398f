"""What a phone shows: the open work of one person, and little of it."""

from typing import Any

from django.db.models import Q, QuerySet

from qala.contact.appeals.access import WORK, can_do
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.fieldwork.queries.people import absent_ids
from qala.ground.people.access import organisations_of
from qala.shared.clock import today

MOST = 200
# Steps that a phone offers, in this order. `give_back` and `extend` go through this room's own actions.
PHONE_VERBS = ("accept", "answer", "plan", "ask", "note", "give_back", "extend_request")


def phone_appeals(user: Any) -> QuerySet[Appeal]:
    """Given to the person, given to those the person stands in for, and what nobody of the organisation has yet."""
    organisations = organisations_of(user, WORK) or set()
    mine = Q(assignee_id=user.pk) | Q(assignee_id=None)
    for absent_id, where in absent_ids(user.pk, today()).items():
        mine |= Q(assignee_id=absent_id, executor_id__in=where)
    rows = Appeal.objects.filter(mine, executor_id__in=organisations, stage__in=OPEN_STAGES)
    return rows.order_by("next_due_at", "id")


def open_verbs(user: Any, appeal: Appeal) -> list[str]:
    """What the phone may offer now: the table's steps that the person holds the right to."""
    possible = set(LIFE.open_verbs(appeal.stage))
    found = [verb for verb in PHONE_VERBS if verb in possible and can_do(user, verb, appeal)]
    if "extend" in possible and can_do(user, "plan", appeal):
        found.append("extend_request")
    return found


def as_json(user: Any, appeal: Appeal) -> dict[str, Any]:
    """The least that the work needs; no name and no phone of the resident ever goes to a phone's storage."""
    known = book()
    return {
        "number": appeal.number,
        "version": version_of(appeal),
        "stage": appeal.stage,
        "status": known.status_name(appeal.status_id),
        "topic": known.topic_name(appeal.topic_id),
        "topic_id": appeal.topic_id,
        "group_id": known.topics[appeal.topic_id].group_id if appeal.topic_id in known.topics else None,
        "executor": known.executor_name(appeal.executor_id),
        "language": appeal.language,
        "text": appeal.text,
        "address": appeal.address,
        "place_note": appeal.place_note,
        "lon": appeal.lon,
        "lat": appeal.lat,
        "received_at": appeal.received_at.isoformat(),
        "due_at": appeal.next_due_at.isoformat() if appeal.next_due_at else None,
        "planned_on": appeal.planned_on.isoformat() if appeal.planned_on else None,
        "group": _group(user, appeal),
        "verbs": open_verbs(user, appeal),
        "url": appeal.get_absolute_url(),
    }


def version_of(appeal: Appeal) -> str:
    """Changes with every step; what a phone saw is compared with it."""
    return appeal.changed_at.isoformat()


def _group(user: Any, appeal: Appeal) -> str:
    if appeal.assignee_id is None:
        return "team"
    return "mine" if appeal.assignee_id == user.pk else "deputy"
