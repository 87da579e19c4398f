"""Take one thing to send, and write down how it went. Compare-and-set: of two workers one sends, and one writes."""

from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet

from qala.contact.appeals.models import Appeal, Applicant
from qala.contact.deliveries.models import Delivery, OutgoingRequest, State
from qala.contact.deliveries.rules.pauses import FAILING_AFTER, MOST_TRIES, pause_after
from qala.ground.people.actions import saw
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.web import SECONDS

LEASE = timedelta(seconds=6 * SECONDS)
S = TypeVar("S", Delivery, OutgoingRequest)


def due(model: type[S]) -> QuerySet[S]:
    """What may be sent now: waiting, failed and rested, or left by a dead worker."""
    at = now()
    rested = Q(state__in=[State.PENDING, State.FAILED], next_try_at__lte=at)
    left = Q(state=State.SENDING, leased_until__lt=at)
    return model._default_manager.filter(rested | left)


def take(rows: QuerySet[S], pk: int) -> S | None:
    """The row, if it is due and this worker was first. What was left unfinished by every attempt is given up."""
    changes = {"state": State.SENDING, "tries": F("tries") + 1, "leased_until": now() + LEASE}
    if not rows.filter(pk=pk).update(**changes):
        return None
    row = rows.model._default_manager.get(pk=pk)
    if row.tries <= MOST_TRIES:
        return row
    settle(row, None, error="left unfinished by every attempt", is_final=True)
    return None


def settle(row: S, endpoint: Any, *, error: str = "", is_final: bool = False, **changes: Any) -> bool:
    """Sent (no error), or failed with a next attempt, or given up. False when the row was taken over meanwhile.

    `endpoint` is the side that was really called; None when nobody was asked, which says nothing of its health.
    """
    at = now()
    if not error:
        changes |= {"state": State.SENT, "sent_at": at, "last_error": ""}
    else:
        pause = None if is_final else pause_after(row.tries)
        changes |= {"state": State.DEAD if pause is None else State.FAILED, "last_error": error[:200]}
        changes["next_try_at"] = at + (pause or timedelta())
    mine = type(row)._default_manager.filter(pk=row.pk, state=State.SENDING, tries=row.tries)
    if not mine.update(leased_until=None, **changes):
        return False
    if endpoint is not None:
        # A server that refuses one thing is not down.
        note_health(endpoint, is_well=not error or is_final)
    return True


def person_left(appeal: Appeal, who: Applicant, *, to: str, viewer: Any = None) -> None:
    """Who wrote has left the house: for the log of looks at personal data, and for the timeline of the appeal."""
    saw(viewer, who, f"sent to {to}")
    timeline.add(appeal, "person_sent", note=to, is_public=False)


def note_health(endpoint: Any, *, is_well: bool) -> None:
    """Count failures in a row; those who keep the addresses are told once when it begins and once when it ends."""
    model, pk = type(endpoint), endpoint.pk
    if is_well:
        if model.objects.filter(pk=pk, failing_since__isnull=False).update(fail_count=0, failing_since=None):
            timeline.add(endpoint, "recover")
        else:
            model.objects.filter(pk=pk, fail_count__gt=0).update(fail_count=0)
        return
    model.objects.filter(pk=pk).update(fail_count=F("fail_count") + 1)
    failing = model.objects.filter(pk=pk, failing_since=None, fail_count__gte=FAILING_AFTER)
    if failing.update(failing_since=now()):
        timeline.add(endpoint, "fail")
