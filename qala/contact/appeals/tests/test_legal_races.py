"""Two at once under the law: one outcome each, and no number twice."""

from typing import Any

import pytest

from qala.contact.appeals.actions import answer, convert, extend
from qala.contact.appeals.actions.escalate import escalate
from qala.contact.appeals.models import Appeal, EscalationNotice
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import RUSSIAN, WRITER, legal, legal_taken
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.shared.errors import Refusal
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def good(results: list[Any]) -> list[Any]:
    return [result for result in results if not isinstance(result, Refusal)]


def test_two_convert_at_once(world: World) -> None:
    case = world.appeal()

    def act() -> Any:
        return convert(
            appeal_id=case.pk, procedure="administrative", has_consented=True, person=WRITER,
            by=world.people.operator,
        )  # fmt: skip

    assert len(good(at_once(act, act))) == 1
    assert Appeal.objects.filter(origin=case).count() == 1


def test_numbers_of_a_series_are_never_given_twice(world: World) -> None:
    results = at_once(*[lambda: legal(world)] * 4)
    assert sorted(made.number[:11] for made in results) == [f"A26-000000{n}" for n in (1, 2, 3, 4)]


def test_extend_against_answer(world: World) -> None:
    appeal = legal_taken(world)
    results = at_once(
        lambda: extend(
            appeal_id=appeal.pk, amount=5, unit="working_days", reason="Long", by=world.people.executor_head
        ),
        lambda: answer(appeal_id=appeal.pk, text=RUSSIAN, by=world.people.executor),
    )
    assert good(results)
    appeal.refresh_from_db()
    assert appeal.stage == "done"
    assert not appeal.targets.filter(met_at=None, cancelled_at=None).exists()


def test_two_workers_tell_nobody_twice(world: World, frozen_clock: Any) -> None:
    for _count in range(3):
        legal_taken(world)
    frozen_clock.forward(days=60)
    at_once(escalate, escalate, escalate)
    escalate()
    assert EscalationNotice.objects.count() == 12
