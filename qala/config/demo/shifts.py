"""Three months of the desk: shifts of four crews, what operators did, hand-overs, reviews. The past is written in bulk;
what still moves (coming shifts, samples, reviews, objections) goes through the actions."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction

from qala.config.demo.building.people import DOMAIN, SINCE
from qala.config.demo.data import sections
from qala.config.demo.desk_day import Day, live
from qala.contact.shifts.actions.plan import plan_pattern
from qala.contact.shifts.actions.reviews import decide, draw_sample, object_to, review
from qala.contact.shifts.models import (
    BreakReason,
    HandoverNote,
    OperatorState,
    ReviewForm,
    ReviewSample,
    Shift,
    ShiftPattern,
    ShiftPlace,
)
from qala.contact.shifts.rules.spans import span
from qala.ground.people.actions import appoint, open_account
from qala.ground.people.models import Duty, User
from qala.shared import timeline
from qala.shared.bulk import copy_in
from qala.shared.clock import city_zone, travel
from qala.shared.errors import Invalid
from qala.shared.live import hushed
from qala.shared.models import TimelineEntry

MADE = (Shift, OperatorState, HandoverNote, ReviewSample)
"""What this writes and a sweep takes away, with all that hangs on it; people stay."""
DAYS = 91
CREWS = 4
AHEAD = 7
# Not of the cast of the appeals' stories, so that those stay as they are; their sign-in is the demonstration's.
DESK = f"desk.{DOMAIN}"


@dataclass
class Desk:
    """People and patterns, and the rows of the past."""

    operators: list[Any]
    leads: list[Any]
    patterns: dict[str, ShiftPattern]
    breaks: dict[str, int]
    seed: int
    until: datetime
    shifts: list[Shift] = field(default_factory=list)
    states: list[OperatorState] = field(default_factory=list)
    notes: list[HandoverNote] = field(default_factory=list)
    entries: list[TimelineEntry] = field(default_factory=list)

    def crew(self, day: date, code: str) -> tuple[list[Any], Any]:
        """Who is on: each crew works a day, then a night, then is off for two days; two more help by day in turn."""
        turn = (day.toordinal() - (code == "night")) % CREWS
        people = self.operators[turn * 2 : turn * 2 + 2]
        if code == "day":
            people = [*people, self.operators[8 + day.toordinal() // 2 % 2]]
        return people, self.leads[turn]


def make_shifts(*, seed: int, until: datetime) -> None:
    """Without patterns there is nothing to plan by."""
    if not ShiftPattern.objects.exists():
        return
    with transaction.atomic(), hushed():
        desk = Desk(
            operators=_people("operator", "Оператор", 10),
            leads=_people("shift_supervisor", "Старший смены", CREWS),
            patterns={one.code: one for one in ShiftPattern.objects.all()},
            breaks=dict(BreakReason.objects.values_list("code", "pk")),
            seed=seed,
            until=until,
        )
        _past(desk)
        _ahead(desk)
        _reviews(desk, random.Random(f"{seed} reviews"))


def _people(role: str, name: str, count: int) -> list[Any]:
    """Those of the demonstration, and as many more as are needed."""
    duties = Duty.objects.filter(role=role, user__email__endswith=DOMAIN).select_related("user")
    known = [duty.user for duty in duties.order_by("pk")]
    password = known[0].password if known else ""
    for number in range(len(known) + 1, count + 1):
        language, email = "kk" if number % 2 else "ru", f"{role}{number}@{DESK}"
        user = open_account(
            full_name=f"{name} {number}", email=email, kind=User.Kind.STAFF, language=language, by=None
        )
        appoint(
            user_id=user.pk, role=role, organisation=None, valid_from=SINCE, reason="demonstration", by=None
        )
        User.objects.filter(pk=user.pk).update(password=password)
        known.append(user)
    return known[:count]


def _past(desk: Desk) -> None:
    last = desk.until.astimezone(city_zone()).date()
    for ago in range(DAYS, -1, -1):
        for code in ("day", "night"):
            _plan(desk, last - timedelta(days=ago), code)
    Shift.objects.bulk_create(desk.shifts)
    places = []
    for shift in desk.shifts:
        people, _lead = desk.crew(shift.starts_at.astimezone(city_zone()).date(), _code(desk, shift))
        places += [ShiftPlace(shift=shift, operator=person) for person in people]
        _work(desk, shift, people)
    ShiftPlace.objects.bulk_create(places)
    copy_in(desk.states)
    for before, after in pairwise(desk.shifts):
        _hand_over(desk, before, after)
    HandoverNote.objects.bulk_create(desk.notes)
    copy_in(desk.entries)


def _plan(desk: Desk, day: date, code: str) -> None:
    pattern = desk.patterns[code]
    starts_at, ends_at = span(day, pattern.begins, pattern.ends, city_zone())
    if starts_at > desk.until:
        return
    _people, lead = desk.crew(day, code)
    shift = Shift(pattern=pattern, starts_at=starts_at, ends_at=ends_at, supervisor=lead, taken_over_by=lead)
    shift.taken_over_at = min(starts_at + timedelta(minutes=4), desk.until)
    desk.shifts.append(shift)


def _code(desk: Desk, shift: Shift) -> str:
    return "day" if shift.pattern_id == desk.patterns["day"].pk else "night"


def _work(desk: Desk, shift: Shift, people: list[Any]) -> None:
    is_night = _code(desk, shift) == "night"
    lead = shift.supervisor
    desk.entries.append(timeline.entry(shift, "plan", by=lead, at=shift.starts_at - timedelta(days=6)))
    desk.entries.append(timeline.entry(shift, "take_over", by=lead, at=shift.taken_over_at))
    for person in people:
        rng = random.Random(f"{desk.seed} {shift.starts_at:%Y%m%d%H} {person.email}")
        day = Day(shift.starts_at, shift.ends_at, desk.until, is_night)
        for state, reason, begin, end in live(day, rng):
            row = OperatorState(
                operator=person, shift=shift, state=state, reason_id=desk.breaks.get(reason), began_at=begin,
                ended_at=end, ended_by="operator" if end else "",
            )  # fmt: skip
            desk.states.append(row)


def _hand_over(desk: Desk, before: Shift, after: Shift) -> None:
    rng = random.Random(f"{desk.seed} note {before.starts_at:%Y%m%d%H}")
    if rng.random() > 0.6:
        return
    at = before.ends_at - timedelta(minutes=rng.randrange(5, 90))
    read = after.starts_at + timedelta(minutes=2)
    is_read = read <= desk.until
    note = HandoverNote(
        shift=before, text=rng.choice(sections("shifts")["notes"]), is_urgent=rng.random() < 0.15,
        written_by=before.supervisor, written_at=at, confirmed_by=after.supervisor if is_read else None,
        confirmed_at=read if is_read else None,
    )  # fmt: skip
    desk.notes.append(note)
    desk.entries.append(timeline.entry(before, "note", by=before.supervisor, at=at))
    if is_read:
        desk.entries.append(timeline.entry(before, "confirm_note", by=after.supervisor, at=read))


def _ahead(desk: Desk) -> None:
    """The coming week, planned by the action."""
    last = desk.until.astimezone(city_zone()).date()
    planned = {shift.starts_at for shift in desk.shifts}
    with travel(desk.until):
        for ahead in range(AHEAD + 1):
            day = last + timedelta(days=ahead)
            for code in ("day", "night"):
                pattern = desk.patterns[code]
                people, lead = desk.crew(day, code)
                if span(day, pattern.begins, pattern.ends, city_zone())[0] in planned:
                    continue
                ids = [person.pk for person in people]
                plan_pattern(pattern=pattern, day=day, operator_ids=ids, supervisor_id=lead.pk, by=lead)


def _reviews(desk: Desk, rng: random.Random) -> None:
    """A sample of each who registered appeals, once a month, by two reviewers in turn."""
    form = ReviewForm.objects.filter(valid_to=None).first()
    if form is None:
        return
    last = desk.until.astimezone(city_zone()).date()
    for month in range(2, -1, -1):
        to_on = last - timedelta(days=30 * month + 1)
        for number, operator in enumerate(desk.operators[:3]):
            at = datetime.combine(to_on + timedelta(days=1), time(11 + number), city_zone())
            if at > desk.until:
                continue
            with travel(at):
                _sample(desk, operator, to_on, desk.leads[(month + number) % 2], form, rng)


def _sample(desk: Desk, operator: Any, to_on: date, lead: Any, form: ReviewForm, rng: random.Random) -> None:
    try:
        sample = draw_sample(
            operator_id=operator.pk, kind="appeals.appeal", from_on=to_on - timedelta(days=29), to_on=to_on, size=4,
            seed=f"{to_on:%Y-%m}", by=lead,
        )  # fmt: skip
    except Invalid:  # nothing was registered in these days
        return
    for place, subject in enumerate(sample.subject_ids):
        _judge(desk, sample, subject, lead, form, rng, is_disputed=place == 0)


def _judge(
    desk: Desk, sample: ReviewSample, subject: int, lead: Any, form: ReviewForm, rng: random.Random, *,
    is_disputed: bool,
) -> None:  # fmt: skip
    words = sections("shifts")
    marks = {one.pk: rng.choice((60, 70, 80, 90, 100, 100)) for one in form.criteria.all()}
    made = review(
        sample_id=sample.pk, subject_id=subject, form_id=form.pk, marks=marks, by=lead,
        comment=rng.choice(words["comments"]),
    )  # fmt: skip
    other = desk.leads[1] if lead == desk.leads[0] else desk.leads[0]
    if not is_disputed:
        return
    near = {pk: min(100, mark + rng.choice((-10, 0, 10))) for pk, mark in marks.items()}
    review(sample_id=sample.pk, subject_id=subject, form_id=form.pk, marks=near, by=other)
    if rng.random() < 0.5:
        number = rng.randrange(2)
        object_to(review_id=made.pk, text=words["objections"][number], by=sample.operator)
        if rng.random() < 0.7:
            worst = min(marks, key=marks.__getitem__)
            changed = {worst: 100} if number == 0 else {}
            decide(review_id=made.pk, text=words["decisions"][number], marks=changed, by=other)
