"""The ladder: who is told when, once, and what a longer term or another ladder changes."""

from datetime import date, timedelta
from typing import Any

from qala.contact.appeals.actions import ask, assign, extend, reply
from qala.contact.appeals.actions.escalate import begin_steps, escalate, reladder
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.models import EscalationNotice
from qala.contact.appeals.queries.history import told
from qala.contact.appeals.queries.ladders import ladder_of
from qala.contact.appeals.rules.ladder import moment_of
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import legal_taken, target, verbs
from qala.contact.catalog.actions import add_rung
from qala.contact.catalog.models import EscalationStep, Procedure
from qala.contact.catalog.queries import forget_book
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Unit
from qala.shared.clock import now, today


def roles(appeal: Any) -> list[tuple[int, str]]:
    return list(appeal.escalations.order_by("share").values_list("share", "role"))


def test_each_step_is_told_once_to_its_duty(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    assert escalate() == 0
    resolve = target(appeal, "resolve")
    schedule = schedule_for(resolve.calendar_id)
    seen = []
    for share in (50, 75, 100, 150):
        at = moment_of(resolve.starts_at, resolve.due_at, share, schedule, Unit.WORKING_DAYS)
        frozen_clock.move_to(at + timedelta(seconds=1))
        sweep()
        assert escalate() == 1
        assert escalate() == 0
        seen.append(share)
        assert [one for one, _role in roles(appeal)] == seen
    assert roles(appeal) == [
        (50, "executor"), (75, "executor_head"), (100, "controller"), (150, "shift_supervisor")
    ]  # fmt: skip
    assert appeal.escalations.get(share=50).user == world.people.executor
    assert appeal.escalations.get(share=75).user == world.people.executor_head
    assert verbs(appeal).count("escalate") == 4
    lines = ladder_of(appeal, appeal.targets.all())
    assert [line.is_told for line in lines] == [True] * 4
    assert any("50 %" in entry.note for entry in told(appeal))


def test_a_worker_that_was_away_tells_every_missed_step_once(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    frozen_clock.forward(days=60)
    assert escalate() == 4
    assert escalate() == 0
    assert appeal.escalations.count() == 4


def test_the_person_who_has_it_is_told_alone(world: World, frozen_clock: Any) -> None:
    from tests.personas import executor

    other = executor(world.people.home)
    appeal = legal_taken(world)
    assign(appeal_id=appeal.pk, person=other, by=world.people.executor_head)
    frozen_clock.forward(days=14)
    escalate()
    assert [notice.user for notice in appeal.escalations.filter(share=50)] == [other]


def test_nobody_is_told_while_the_clock_stands(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    ask(appeal_id=appeal.pk, question="Where?", by=world.people.executor)
    frozen_clock.forward(days=60)
    assert escalate() == 0
    reply(appeal_id=appeal.pk, text="There", by=world.people.operator)
    assert escalate() == 0
    following = target(appeal, "resolve").escalate_at
    assert following is not None
    assert following > now()


def test_a_longer_term_begins_a_new_round(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    frozen_clock.forward(days=20)
    assert escalate() == 2
    extend(appeal_id=appeal.pk, amount=20, unit="working_days", reason="Long", by=world.people.executor_head)
    assert escalate() == 0
    frozen_clock.forward(days=90)
    sweep()
    escalate()
    shares = sorted(appeal.escalations.filter(target__kind="resolve").values_list("round", "share"))
    assert (0, 75) in shares
    assert (1, 75) in shares
    assert (1, 150) in shares


def test_an_operational_case_climbs_its_own_ladder(world: World, frozen_clock: Any) -> None:
    case = world.appeal()
    frozen_clock.forward(hours=18, minutes=1)
    assert escalate() == 1
    frozen_clock.forward(hours=6)
    assert escalate() == 1
    assert roles(case) == [(75, "executor"), (100, "executor_head")]


def test_a_new_step_reaches_running_targets(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    rules = Procedure.objects.get(code="administrative")
    EscalationStep.objects.create(
        procedure=rules,
        kind="resolve",
        share=10,
        role="controller",
        where="centre",
        valid_from=date(2026, 1, 1),
    )
    forget_book()
    assert reladder() == 1
    assert reladder() == 0
    frozen_clock.forward(days=3)
    escalate()
    assert (10, "controller") in roles(appeal)


def test_small_batches_reach_everything(world: World, frozen_clock: Any) -> None:
    for _count in range(3):
        legal_taken(world)
    frozen_clock.forward(days=60)
    assert escalate(batch=1) == 12
    assert EscalationNotice.objects.count() == 12


def test_a_step_dated_ahead_begins_on_its_day(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    add_rung(
        procedure=Procedure.objects.get(code="administrative"), kind="resolve", share=20, role="controller",
        where="centre", valid_from=today() + timedelta(days=3), by=world.people.administrator,
    )  # fmt: skip
    assert reladder() == 0
    frozen_clock.forward(days=2)
    assert begin_steps() == 0
    frozen_clock.forward(days=1)
    forget_book()
    assert begin_steps() == 1
    assert begin_steps() == 0
    frozen_clock.forward(days=4)
    escalate()
    assert (20, "controller") in roles(appeal)
    assert begin_steps() == 0
