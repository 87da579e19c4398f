"""Daily figures: kept days and today's rows together are what the register holds."""

import random
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db.models import Q

from qala.contact.appeals.actions import accept, answer, change_topic, merge, redirect, reject, reopen
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, IN_WEST, PROOF, World
from qala.contact.quality.actions import build, mend
from qala.contact.quality.actions.judging import judge
from qala.contact.quality.models import DailyFigure, FigureMark, Judgement
from qala.contact.quality.queries.figures import Choice, gather, load
from qala.contact.quality.rules.periods import Period
from qala.contact.quality.rules.sketch import bucket
from qala.contact.quality.tests.factories import BY_MAIL, BY_PHONE
from qala.shared.clock import city_zone, today


def lived(world: World, clock: Any) -> None:
    """Eight days in which everything happens."""
    rng = random.Random(5)
    people = world.people
    for _day in range(8):
        made = [
            world.appeal(
                place=rng.choice([IN_WEST, IN_WEST, IN_EAST]),
                channel=rng.choice(["phone", "desk"]),
                person=rng.choice([BY_MAIL, BY_PHONE]),
            )
            for _n in range(3)
        ]
        made.append(world.appeal(topic_id=world.lifts.pk))
        clock.forward(hours=rng.choice([3, 9]))
        first = made[0]
        worker = people.executor if first.executor_id == people.home.pk else people.other_executor
        accept(appeal_id=first.pk, by=worker)
        answer(appeal_id=first.pk, text=PROOF, by=worker)
        judge(first.pk, rating=rng.randint(1, 5), resident_says_solved=rng.random() < 0.7)
        if rng.random() < 0.4:
            reopen(appeal_id=first.pk, reason="Again", by=people.controller)
        reject(appeal_id=made[1].pk, reason="No", by=people.controller)
        clock.forward(hours=15)
    merge(appeal_id=made[2].pk, into_id=made[3].pk, by=people.operator)
    redirect(appeal_id=made[3].pk, executor_id=people.elsewhere.pk, reason="Theirs", by=people.operator)


def raw(period: Period, **narrow: Any) -> dict[str, int]:
    """The same counts, asked of the register by the words of the definitions."""
    zone = city_zone()
    inside = [
        appeal
        for appeal in Appeal.objects.filter(**narrow)
        if period.first <= appeal.received_at.astimezone(zone).date() <= period.last
    ]
    rows = Appeal.objects.filter(pk__in=[appeal.pk for appeal in inside])
    said = Q(judgement__resident_says_solved__isnull=False) | Q(judgement__control_says_solved__isnull=False)
    bad = Q(judgement__resident_says_solved=False) | Q(judgement__control_says_solved=False)
    conditions = {
        "received": Q(),
        "answered": Q(resolved_at__isnull=False),
        "late": Q(resolved_at__isnull=False, was_late=True),
        "rejected": Q(stage="rejected", duplicate_of=None),
        "merged": Q(duplicate_of__isnull=False),
        "open": Q(stage__in=["new", "active", "waiting"]),
        "reopened": Q(reopened_count__gt=0),
        "repeated": Q(pk__in=Judgement.objects.exclude(repeat_kind="").values("pk")),
        "rated": Q(judgement__rating__isnull=False),
        "satisfied": Q(judgement__rating__gte=4),
        "judged": said,
        "unsolved": bad,
    }
    return {name: rows.filter(condition).count() for name, condition in conditions.items()}


def everything() -> Period:
    return Period(today() - timedelta(days=20), today())


def test_kept_and_live_figures_are_what_the_register_holds(world: World, frozen_clock: Any) -> None:
    lived(world, frozen_clock)
    period = everything()
    live = gather(period, Choice())[0]
    assert live.counts == raw(period)  # nothing is kept yet
    build()
    world.appeal()
    whole = gather(period, Choice())[0]
    assert whole.counts == raw(period)
    assert {**live.counts, "received": 0, "open": 0} != dict.fromkeys(live.counts, 0)
    assert DailyFigure.objects.filter(day=today()).count() == 0
    for name, field in (("executor", "executor_id"), ("topic", "topic_id"), ("district", "district_id")):
        lines = gather(period, Choice(), by=name)
        for key, tally in lines.items():
            assert tally.counts == raw(period, **{field: key or None}), (name, key)
    both = Choice({"executor": frozenset({world.people.home.pk}), "topic": frozenset({world.heat.pk})})
    crossed = gather(period, both)[0].counts
    assert crossed == raw(period, executor_id=world.people.home.pk, topic_id=world.heat.pk)
    days = gather(period, Choice(), by="day", has_sketch=False)
    for day, tally in days.items():
        assert tally.counts == raw(Period(day, day))


def test_sketches_and_hours_are_what_the_register_holds(world: World, frozen_clock: Any) -> None:
    lived(world, frozen_clock)
    build()
    period, zone = everything(), city_zone()
    rows = list(Appeal.objects.all())
    expected: dict[int, int] = {}
    for appeal in rows:
        if appeal.resolved_at:
            index = bucket((appeal.resolved_at - appeal.received_at).total_seconds() / 60)
            expected[index] = expected.get(index, 0) + 1
    assert gather(period, Choice())[0].sketch == expected
    grid = load(period, Choice())
    assert sum(map(sum, grid)) == len(rows)
    local = rows[0].received_at.astimezone(zone)
    assert grid[local.weekday()][local.hour] > 0


def test_building_twice_changes_nothing_and_a_late_step_counts_its_day_anew(
    world: World, frozen_clock: Any
) -> None:
    appeal = world.appeal()
    frozen_clock.forward(days=2)
    assert build() >= 1
    first = list(DailyFigure.objects.order_by("day", "cut").values_list("day", "cut", "received", "open"))
    build()
    build(is_whole=True)
    assert (
        list(DailyFigure.objects.order_by("day", "cut").values_list("day", "cut", "received", "open"))
        == first
    )
    frozen_clock.forward(days=1)
    reject(appeal_id=appeal.pk, reason="No", by=world.people.controller)
    frozen_clock.forward(minutes=1)
    build()
    kept = DailyFigure.objects.get(cut=15, received=1)
    assert (kept.open, kept.rejected) == (0, 1)
    assert FigureMark.objects.count() == 1


def test_a_judgement_counts_its_day_anew(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    frozen_clock.forward(days=2)
    build()
    judge(appeal.pk, rating=5, resident_says_solved=True)
    build()
    assert DailyFigure.objects.get(cut=15, received=1).satisfied == 1


def test_mending_finds_days_without_news(world: World, frozen_clock: Any) -> None:
    world.appeal()
    frozen_clock.forward(days=3)
    build()
    # What an import does: old rows, written without telling.
    appeal = world.appeal()
    Appeal.objects.filter(pk=appeal.pk).update(
        received_at=frozen_clock.now - timedelta(days=2), changed_at=frozen_clock.now - timedelta(days=2)
    )
    assert mend() == 1
    assert gather(everything(), Choice())[0].counts == raw(everything())
    assert mend() == 0


def test_the_command_counts_every_day(world: World, frozen_clock: Any, capsys: Any) -> None:
    world.appeal()
    frozen_clock.forward(days=1)
    call_command("build_figures", whole=True)
    assert DailyFigure.objects.filter(cut=15).count() == 1


def test_repeats_are_found_once_by_person_or_by_place(world: World, frozen_clock: Any) -> None:
    first = world.appeal(person=BY_PHONE, place=IN_WEST)
    frozen_clock.forward(days=3)
    same_person = world.appeal(person=BY_PHONE, place=IN_EAST)
    same_place = world.appeal(person=BY_MAIL, place=IN_WEST)
    other_topic = world.appeal(person=BY_PHONE, topic_id=world.lifts.pk)
    frozen_clock.forward(days=60)
    too_late = world.appeal(person=BY_PHONE)
    build()
    found = dict(Judgement.objects.values_list("appeal_id", "repeat_kind"))
    assert found == {same_person.pk: "person", same_place.pk: "place"}
    assert {first.pk, other_topic.pk, too_late.pk}.isdisjoint(found)
    assert Judgement.objects.get(pk=same_person.pk).repeats_id == first.pk
    at = Judgement.objects.get(pk=same_person.pk).changed_at
    frozen_clock.forward(minutes=1)
    build(is_whole=True)
    assert Judgement.objects.get(pk=same_person.pk).changed_at == at


def test_a_mark_is_taken_back_when_it_no_longer_holds(world: World, frozen_clock: Any) -> None:
    people = world.people
    first = world.appeal(person=BY_PHONE)
    frozen_clock.forward(days=1)
    moved, merged, kept = (world.appeal(person=BY_PHONE) for _n in range(3))
    build()
    assert set(marked()) == {moved.pk, merged.pk, kept.pk}
    frozen_clock.forward(days=1)
    change_topic(appeal_id=moved.pk, topic_id=world.lifts.pk, reason="Lift", by=people.operator)
    merge(appeal_id=merged.pk, into_id=kept.pk, by=people.operator)
    build()
    assert marked() == {kept.pk: first.pk}
    frozen_clock.forward(days=1)
    change_topic(appeal_id=first.pk, topic_id=world.lifts.pk, reason="Lift", by=people.operator)
    build()
    assert marked() == {moved.pk: first.pk}  # about the lift both
    assert gather(everything(), Choice())[0].counts == raw(everything())


def test_what_became_an_earlier_one_by_its_own_change_is_seen_in_the_night(
    world: World, frozen_clock: Any
) -> None:
    first = world.appeal(person=BY_PHONE, topic_id=world.lifts.pk)
    frozen_clock.forward(days=1)
    later = world.appeal(person=BY_PHONE)
    frozen_clock.forward(hours=1)
    build()
    frozen_clock.forward(days=1)
    change_topic(appeal_id=first.pk, topic_id=world.heat.pk, reason="Heat", by=world.people.operator)
    build()
    assert marked() == {}
    mend()
    assert marked() == {later.pk: first.pk}


def marked() -> dict[int, int | None]:
    return dict(Judgement.objects.exclude(repeat_kind="").values_list("appeal_id", "repeats_id"))


def test_an_empty_register_has_no_figures(world: World) -> None:
    assert build() == 0
    assert not DailyFigure.objects.exists()
    assert gather(everything(), Choice()) == {}
