"""Terms that warn and pass, and calendars that change."""

from datetime import timedelta
from typing import Any

from qala.contact.appeals.actions import accept, ask, extend
from qala.contact.appeals.actions.recompute import recompute
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.queries import schedule_for
from qala.shared import timeline


def verbs(appeal: Appeal) -> list[str]:
    return [entry.verb for entry in timeline.of(appeal)]


def test_each_moment_is_noticed_once(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    assert sweep() == 0
    frozen_clock.forward(minutes=24)
    assert sweep() == 1
    assert sweep() == 0
    assert verbs(appeal)[-1] == "warn"
    frozen_clock.forward(minutes=10)
    assert sweep() == 1
    assert sweep() == 0
    appeal.refresh_from_db()
    assert verbs(appeal)[-1] == "breach"
    assert appeal.is_overdue


def test_a_late_worker_breaches_without_warning_after_the_fact(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    frozen_clock.forward(days=3)
    assert sweep() == 3
    assert verbs(appeal).count("breach") == 3
    assert "warn" not in verbs(appeal)


def test_a_standing_clock_is_left_alone(world: World, frozen_clock: Any) -> None:
    appeal = accept(appeal_id=world.appeal().pk, by=world.people.executor)
    ask(appeal_id=appeal.pk, question="Where?", by=world.people.executor)
    frozen_clock.forward(days=10)
    assert sweep() == 0


def test_an_extended_term_may_pass_again(world: World, frozen_clock: Any) -> None:
    appeal = accept(appeal_id=world.appeal().pk, by=world.people.executor)
    frozen_clock.forward(hours=25)
    sweep()
    extend(appeal_id=appeal.pk, amount=2, unit="hours", reason="Frost", by=world.people.executor_head)
    frozen_clock.forward(hours=3)
    sweep()
    breaches = timeline.of(appeal).filter(verb="breach", data__kind="resolve")
    assert breaches.count() == 2


def test_small_batches_reach_everything(world: World, frozen_clock: Any) -> None:
    for _count in range(5):
        world.appeal()
    frozen_clock.forward(minutes=31)
    assert sweep(batch=2) == 5


def test_a_changed_calendar_moves_open_terms_and_says_so(world: World) -> None:
    appeal = world.appeal(topic_id=world.lifts.pk)
    calendar = WorkCalendar.objects.get(is_default=True)
    before = appeal.targets.get(kind="resolve").due_at
    on = before.astimezone().date()
    CalendarDay.objects.update_or_create(
        calendar=calendar, on=on, defaults={"is_working": False, "source": "edited", "name_en": "Day off"}
    )
    calendar.version += 1
    calendar.save()
    from qala.ground.calendars import queries

    queries._kept.clear()
    assert schedule_for(None).is_working(on) is False
    assert recompute(calendar_id=calendar.pk, is_default=True) >= 1
    after = appeal.targets.get(kind="resolve").due_at
    assert after >= before + timedelta(hours=12)
    assert timeline.of(appeal).filter(verb="recompute").exists()
    assert recompute(calendar_id=calendar.pk, is_default=True) == 0
    queries._kept.clear()
