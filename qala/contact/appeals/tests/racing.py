"""Two at once over appeals: the world as threads see it, and what holds after every race."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.appeals.actions import accept
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.catalog.rules.stages import ENDED_STAGES
from qala.ground.places import locating
from qala.shared import timeline
from tests.personas import everybody

ROUNDS = 3


@pytest.fixture(name="world")
def committed_world(transactional_db: None, frozen_clock: Any) -> Iterator[World]:
    forget_book()
    locating.forget()
    yield make_world(everybody())
    forget_book()
    locating.forget()


def verbs(appeal: Appeal) -> list[str]:
    return [entry.verb for entry in timeline.of(appeal).order_by("id")]


def active(world: World, **words: Any) -> Appeal:
    appeal = world.appeal(**words)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    return appeal


def check(appeal: Appeal) -> Appeal:
    """What holds after every race: one open assignment at most, pointers that fit the targets."""
    appeal.refresh_from_db()
    assert appeal.assignments.filter(until=None).count() <= 1
    running = (
        appeal.targets.filter(met_at=None, cancelled_at=None, paused_since=None).order_by("due_at").first()
    )
    assert appeal.next_due_at == (running.due_at if running else None)
    if appeal.stage in ENDED_STAGES:
        assert appeal.resolved_at or appeal.closed_at
    return appeal
