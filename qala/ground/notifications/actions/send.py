"""Send what is due by one channel: rows are taken with SKIP LOCKED, sent outside the transaction, and marked.

At least once: a worker killed between the server's "yes" and the mark leaves its batch, which goes out again when the
lease ends, under the same key (Message-ID, id of the gateway, topic of the push).
"""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from qala.ground.notifications.actions.composing import parcels
from qala.ground.notifications.models import Dispatch, PushSubscription
from qala.ground.notifications.rules.channels import WAITING, DispatchState
from qala.ground.notifications.rules.pauses import MOST_TRIES, pause_after
from qala.ground.notifications.senders import base
from qala.ground.notifications.senders.base import Outcome, SendAll
from qala.shared.bulk import rewrite_all
from qala.shared.clock import now
from qala.shared.db import atomic

BATCH = 100
LEASE = timedelta(minutes=10)
# How long one turn of a lane may last, in seconds.
A_TURN = 20.0


def due(channel: str) -> QuerySet[Dispatch]:
    """What may leave by the channel now, urgent ones first."""
    rows = Dispatch.objects.filter(channel=channel, state__in=WAITING, next_try_at__lte=now())
    return rows.order_by("-is_urgent", "next_try_at", "id")


def channels_due() -> list[str]:
    """Channels for which something waits."""
    rows = Dispatch.objects.filter(state__in=WAITING, next_try_at__lte=now())
    return sorted(set(rows.order_by().values_list("channel", flat=True).distinct()))


def send_due(*, channel: str, seconds: float = A_TURN) -> bool:
    """Send batch by batch over one connection for at most so long; whether something is left."""
    if channel not in base.offered():
        return False
    until = time.monotonic() + seconds
    with base.sender_of(channel).opened() as send_all:
        while rows := take(channel):
            _carry_out(channel, rows, send_all)
            if time.monotonic() > until:
                return due(channel).exists()
    return False


def recover() -> int:
    """Give back what dead workers took; returns how many."""
    left = Dispatch.objects.filter(state=DispatchState.SENDING, leased_until__lt=now())
    return left.update(state=DispatchState.FAILED, leased_until=None, next_try_at=now())


def take(channel: str) -> list[Dispatch]:
    """A batch for this worker alone; with one row of a summary come all of that person's that are due."""
    with atomic():
        rows = list(due(channel).select_for_update(skip_locked=True, of=("self",))[:BATCH])
        people = {row.user_id for row in rows if row.is_gathered and row.user_id}
        if people:
            more = due(channel).filter(is_gathered=True, user_id__in=people)
            more = more.exclude(pk__in=[row.pk for row in rows])
            rows += list(more.select_for_update(skip_locked=True, of=("self",)))
        keys = [row.pk for row in rows]
        Dispatch.objects.filter(pk__in=keys).update(
            state=DispatchState.SENDING, tries=F("tries") + 1, leased_until=now() + LEASE
        )
    return list(
        Dispatch.objects.filter(pk__in=keys)
        .select_related("notification__occasion")
        .order_by("-is_urgent", "next_try_at", "id")
    )


def _carry_out(channel: str, rows: Sequence[Dispatch], send_all: SendAll) -> None:
    worn_out = [row for row in rows if row.tries > MOST_TRIES]
    made = parcels(channel, [row for row in rows if row.tries <= MOST_TRIES])
    outcomes = list(send_all([parcel.message for parcel in made]))
    pairs = [(row, Outcome("unfinished", is_final=True)) for row in worn_out]
    pairs += [(row, out) for parcel, out in zip(made, outcomes, strict=True) for row in parcel.rows]
    settle(pairs)
    _forget_devices(outcomes)


def settle(pairs: Iterable[tuple[Dispatch, Outcome]]) -> None:
    """Write how it went; rows that another worker took meanwhile are left to it."""
    outcomes = {row.pk: (row.tries, outcome) for row, outcome in pairs}
    at, mine = now(), []
    with atomic():
        held = Dispatch.objects.filter(pk__in=outcomes, state=DispatchState.SENDING).order_by("pk")
        for row in held.select_for_update(of=("self",)):
            tries, outcome = outcomes[row.pk]
            if row.tries == tries:
                _mark(row, outcome, at)
                mine.append(row)
        rewrite_all(mine, ("state", "sent_at", "last_error", "next_try_at", "leased_until"))


def _mark(row: Dispatch, outcome: Outcome, at: datetime) -> None:
    row.leased_until, row.last_error = None, outcome.error[:200]
    if not outcome.error:
        row.state = DispatchState.KEPT if outcome.is_kept else DispatchState.SENT
        row.sent_at = at
        return
    pause = None if outcome.is_final else pause_after(row.tries)
    row.state = DispatchState.DEAD if pause is None else DispatchState.FAILED
    row.next_try_at = at + (pause or timedelta())


def _forget_devices(outcomes: Iterable[Outcome]) -> None:
    gone = [pk for outcome in outcomes for pk in outcome.gone]
    if gone:
        PushSubscription.objects.filter(pk__in=gone).delete()
