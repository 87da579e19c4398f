"""Plays many lives at once in the order of time, with the sweep of the targets between them."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from qala.config.demo.story.cast import Cast
from qala.config.demo.story.drafts import Draft
from qala.config.demo.story.lives import Life, Steps
from qala.contact.appeals.actions.escalate import escalate
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.models import Target
from qala.contact.deliveries import handlers as deliveries
from qala.contact.fieldwork import handlers as fieldwork
from qala.contact.shifts import handlers as shifts
from qala.ground.people.access import settled
from qala.public.cabinet import handlers as cabinet
from qala.public.portal import handlers as portal
from qala.shared.clock import travel
from qala.shared.events import unheard
from qala.shared.live import hushed

SWEEP_EVERY = timedelta(hours=8)
STEPS_PER_COMMIT = 250
# While lives are played there are no webhooks, no wishes for longer terms, no supervisors' queue, no followers of a
# place and no blocked words: whoever looks after them would ask at every step for what cannot be there.
IDLE = (
    deliveries.registered,
    deliveries.moved,
    fieldwork.taken_away,
    shifts.appeal_moved,
    cabinet.registered,
    cabinet.moved,
    cabinet.breached,
    portal.appeal_registered,
)


@dataclass(order=True)
class _Turn:
    """A life waiting for its moment; equal moments go by serial."""

    at: datetime
    serial: int
    steps: Steps = field(compare=False)
    life: Life = field(compare=False)


class Player:
    """The share of one process: drafts with their serials, from the first receipt to `until`."""

    def __init__(
        self,
        drafts: list[tuple[Draft, int]],
        cast: Cast,
        *,
        seed: int,
        until: datetime,
        tick: Callable[[int], None],
    ) -> None:
        self._until, self._tick = until, tick
        mains = {draft.index: serial for draft, serial in drafts}
        self._turns: list[_Turn] = []
        for draft, serial in drafts:
            life = Life(draft, serial, cast, random.Random(f"{seed} {draft.index}"), mains)
            self._turns.append(_Turn(draft.at, serial, life.steps(), life))
        heapq.heapify(self._turns)
        self._due: dict[int, datetime] = {}
        """End of the next running term of every open appeal, as its last action left it."""
        self._swept_at = self._turns[0].at if self._turns else until

    def play(self) -> None:
        """Everything up to `until`, committed in pieces."""
        with settled(), hushed(), unheard(*IDLE):
            while self._turns and self._turns[0].at < self._until:
                with transaction.atomic(), fast():
                    self._some()
            self._sweep(self._until)

    def _some(self) -> None:
        for _ in range(STEPS_PER_COMMIT):
            if not self._turns or self._turns[0].at >= self._until:
                return
            self._step(heapq.heappop(self._turns))

    def _step(self, turn: _Turn) -> None:
        if turn.at - self._swept_at >= SWEEP_EVERY:
            self._sweep(turn.at)
        elif self._swept_at < self._due.get(turn.serial, turn.at) < turn.at:
            # Its term has passed since the last sweep: the breach stands on its timeline before this step.
            self._sweep(turn.at)
        is_first = not hasattr(turn.life, "appeal")
        with travel(turn.at):
            following = next(turn.steps, None)
        if is_first:
            self._tick(1)
        self._remember(turn)
        if following is not None:
            # Never at or before the step just made: a second later at least.
            turn.at = max(following, turn.at + timedelta(seconds=1))
            heapq.heappush(self._turns, turn)

    def _remember(self, turn: _Turn) -> None:
        appeal = turn.life.appeal
        if appeal.next_due_at is None:
            self._due.pop(turn.serial, None)
        else:
            self._due[turn.serial] = appeal.next_due_at

    def _sweep(self, at: datetime) -> None:
        """What the job does every minute, less often; only over the appeals of this process, for another one lives in
        another present."""
        mine = Target.objects.filter(
            appeal_id__in=list(self._due), met_at=None, cancelled_at=None, paused_since=None
        )
        passed = Q(due_at__lte=at, breached_at=None) | Q(warn_at__lte=at, warned_at=None, breached_at=None)
        waiting = set(mine.filter(passed | Q(escalate_at__lte=at)).values_list("appeal_id", flat=True))
        if waiting:
            with travel(at):
                among = Q(appeal_id__in=waiting)
                sweep(among=among)
                escalate(among=among)
        self._swept_at = at


@contextmanager
def fast() -> Iterator[None]:
    """No wait for the disk, and no savepoints: any refusal ends the demonstration anyway, and a run that was killed
    begins anew."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    kept = connection.features.uses_savepoints
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = kept
