"""What is written is read back equal, whatever the plan."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from qala.office.exchange.rules.mspdi import (
    Constraint,
    LinkKind,
    PlanBaseline,
    PlanCalendar,
    PlanDay,
    PlanException,
    PlanFile,
    PlanLink,
    PlanTask,
    read,
    write,
)
from qala.office.exchange.rules.mspdi.writing import outline_numbers

MONDAY = datetime(2026, 1, 5, 8)
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn")),
    min_size=1,
    max_size=30,
)
moments = st.integers(0, 2_000_000).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
money = st.integers(0, 10**13).map(lambda hundredths: Decimal(hundredths) / 100)


def maybe(strategy):
    return st.none() | strategy


@st.composite
def baselines(draw):
    minutes = draw(maybe(st.integers(0, 9999)))
    return PlanBaseline(
        draw(st.integers(0, 10)), draw(maybe(moments)), draw(maybe(moments)), minutes, draw(maybe(money))
    )


@st.composite
def tasks(draw, uid, level, links):
    start = draw(maybe(moments))
    taken = {each.number: each for each in draw(st.lists(baselines(), max_size=2))}
    return PlanTask(
        uid=uid,
        name=draw(words),
        code=draw(words),
        level=level,
        is_milestone=draw(st.booleans()),
        start=start,
        finish=None if start is None else start + timedelta(minutes=draw(st.integers(0, 10**6))),
        duration=draw(maybe(st.integers(0, 10**6))),
        percent=draw(st.integers(0, 100)),
        physical_percent=draw(maybe(st.integers(0, 100))),
        actual_start=draw(maybe(moments)),
        actual_finish=draw(maybe(moments)),
        constraint=draw(st.sampled_from(Constraint)),
        constraint_at=draw(maybe(moments)),
        deadline=draw(maybe(moments)),
        calendar=draw(maybe(st.just(1))),
        cost=draw(maybe(money)),
        notes=draw(st.just("") | words),
        baselines=tuple(taken[number] for number in sorted(taken)),
        links=tuple(
            PlanLink(other, draw(st.sampled_from(LinkKind)), draw(st.integers(-5000, 5000)))
            for other in links
        ),
    )


@st.composite
def trees(draw):
    made, level = [], 0
    for uid in range(1, draw(st.integers(0, 12)) + 1):
        level = draw(st.integers(1, level + 1))
        # Links among the top rows only: they can run neither in circles nor to their own group.
        before = [each.uid for each in made if each.level == 1] if level == 1 else []
        links = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
        made.append(draw(tasks(uid, level, links)))
    nexts = [*(each.level for each in made[1:]), 0][: len(made)]
    return tuple(
        replace(each, is_summary=after > each.level) for each, after in zip(made, nexts, strict=True)
    )


@st.composite
def plans(draw):
    calendar = PlanCalendar(
        1,
        draw(words),
        week=tuple(PlanDay(day, ((480, 720), (780, 1020)) if day < 5 else ()) for day in range(7)),
        exceptions=(
            PlanException(date(2026, 3, 21), date(2026, 3, 24), draw(words)),
            PlanException(date(2026, 5, 9), date(2026, 5, 10), "", ((540, 1440),)),
        ),
    )
    return PlanFile(
        title=draw(words),
        start=draw(maybe(moments)),
        status_at=draw(maybe(moments)),
        currency="KZT",
        minutes_per_day=draw(st.sampled_from([420, 480, 600])),
        calendar=1,
        calendars=(calendar, PlanCalendar(2, "Night", base=1)),
        tasks=draw(trees()),
    )


@settings(max_examples=150, deadline=None)
@given(plans())
def test_read_back_equal(plan):
    found, findings = read(write(plan))
    assert findings == []
    assert found == plan
    assert write(found) == write(plan)


def test_outline_numbers():
    levels = [1, 2, 2, 3, 1, 2]
    tasks = [PlanTask(uid, "x", level=level) for uid, level in enumerate(levels)]
    assert outline_numbers(tasks) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_kazakh_and_russian_names_and_what_xml_forbids():
    plan = PlanFile(title="Қала", tasks=(PlanTask(1, "Жылу желісі: участок №3 <A&B>\x00\x0b", code="X"),))
    found, _findings = read(write(plan))
    assert found.tasks[0].name == "Жылу желісі: участок №3 <A&B>"
