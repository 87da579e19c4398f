"""What a phone shows: the open work of one person, and little of it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Min, OuterRef, Q, QuerySet, Subquery

from qala.contact.appeals.access import WORK, can_do
from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES, TargetKind
from qala.contact.fieldwork.queries.people import absent_ids
from qala.ground.people.access import organisations_of
from qala.ground.people.rules.masking import hide
from qala.shared.clock import today

MOST = 200
# Steps that a phone offers, in this order. `give_back` and `extend` go through this room's own actions.
PHONE_VERBS = ("accept", "answer", "plan", "ask", "note", "give_back", "extend_request")


def phone_appeals(user: Any) -> QuerySet[Appeal]:
    """Given to the person, given to those the person stands in for, and what nobody of the organisation has yet."""
    return rows_of(user.pk, organisations_of(user, WORK) or set(), absent_ids(user.pk, today()))


def rows_of(
    user_id: int, organisations: Collection[int], absent: Mapping[int, Collection[int]]
) -> QuerySet[Appeal]:
    """The same from the facts: where the person works, and for whom the person stands in where."""
    mine = Q(assignee_id=user_id) | Q(assignee_id=None)
    for absent_id, where in absent.items():
        mine |= Q(assignee_id=absent_id, executor_id__in=where)
    rows = Appeal.objects.filter(mine, executor_id__in=organisations, stage__in=OPEN_STAGES)
    return rows.order_by("next_due_at", "id")


def with_late_after(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Each with `late_after`: the moment from which an answer needs a reason, as `appeals.actions.answer.is_late`."""
    running = Target.objects.filter(
        appeal=OuterRef("pk"), kind=TargetKind.RESOLVE, met_at=None, cancelled_at=None, paused_since=None
    )
    first = running.order_by().values("appeal").annotate(first=Min("due_at")).values("first")
    return rows.annotate(late_after=Subquery(first))


def open_verbs(user: Any, appeal: Appeal) -> list[str]:
    """What the phone may offer now: the table's steps that the person holds the right to."""
    possible = set(LIFE.open_verbs(appeal.stage))
    found = [verb for verb in PHONE_VERBS if verb in possible and can_do(user, verb, appeal)]
    if "extend" in possible and can_do(user, "plan", appeal):
        found.append("extend_request")
    return found


def asks_of_answer(appeal: Appeal) -> dict[str, bool]:
    """What an answer is asked for besides its words, with whether it must be given: as the form of the desk.

    `late_cause` counts only from `late_after` on, which may come while the phone has no connection.
    """
    rules = book().procedure_of(appeal.procedure_id)
    asks = {"late_cause": bool(rules and rules.needs_late_cause)}
    if rules and rules.is_legal and rules.needs_hearing:
        asks["is_unfavourable"] = False
    if rules and rules.checks_language:
        asks["is_language_confirmed"] = False
    return asks


def as_json(user: Any, appeal: Any) -> dict[str, Any]:
    """The least that the work needs, of a row of `with_late_after`."""
    return {**for_everybody(appeal), **for_one(user, appeal)}


def for_one(user: Any, appeal: Appeal) -> dict[str, Any]:
    """What of a row depends on who holds the phone."""
    return {"group": _group(user, appeal), "verbs": open_verbs(user, appeal)}


def for_everybody(appeal: Any) -> dict[str, Any]:
    """The rest of a row, in the active language; no name and no phone of the resident ever goes to a phone's storage,
    nor what their words tell of persons."""
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
        "text": hide(appeal.text),
        "address": appeal.address,
        "place_note": hide(appeal.place_note),
        "lon": appeal.lon,
        "lat": appeal.lat,
        "received_at": appeal.received_at.isoformat(),
        "due_at": appeal.next_due_at.isoformat() if appeal.next_due_at else None,
        "planned_on": appeal.planned_on.isoformat() if appeal.planned_on else None,
        "late_after": appeal.late_after.isoformat() if appeal.late_after else None,
        "asks": asks_of_answer(appeal),
        "language_name": appeal.get_language_display(),
        "url": appeal.get_absolute_url(),
    }


def version_of(appeal: Appeal) -> str:
    """Changes with every step; what a phone saw is compared with it."""
    return appeal.changed_at.isoformat()


def _group(user: Any, appeal: Appeal) -> str:
    if appeal.assignee_id is None:
        return "team"
    return "mine" if appeal.assignee_id == user.pk else "deputy"
