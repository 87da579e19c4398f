"""Random networks: equal to independent packages where those can express them, and never against the laws of floats."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
import trueppm_scheduler as oracle
from hypothesis import given
from hypothesis import strategies as st
from pmcontrols import network as textbook

from qala.office.projects.rules.network import Item, Link, LinkKind, WorkDays, schedule

WEEK, DAILY = WorkDays.weekly(), WorkDays.every_day()
MONDAY = date(2026, 1, 5)


def random_plan(seed: int, calendar: WorkDays, lags: bool, count: int = 40) -> tuple[list[Item], list[Link]]:
    draw = Random(seed)
    items = [Item(f"T{place}", draw.randint(1, 15), calendar) for place in range(count)]
    links = []
    for place in range(1, count):
        for before in draw.sample(range(place), min(place, draw.randint(0, 3))):
            lag = draw.randint(-2, 6) if lags else 0
            links.append(Link(f"T{before}", f"T{place}", draw.choice(list(LinkKind)), lag))
    return items, links


def asked(items: list[Item], links: list[Link], mask: int, status_on: date | None = None) -> dict[str, Any]:
    plan = oracle.Project(
        id="p", name="p", start_date=MONDAY, calendar=oracle.Calendar(working_days=mask), status_date=status_on,
        tasks=[
            oracle.Task(
                id=one.key, name=one.key, duration=timedelta(days=one.duration_days), percent_complete=one.percent,
                actual_start=one.actual_start, actual_finish=one.actual_finish, planned_start=MONDAY,
            )
            for one in items
        ],
        dependencies=[
            oracle.Dependency(one.before, one.after, oracle.DependencyType[one.kind], timedelta(days=one.lag_days))
            for one in links
        ],
    )  # fmt: skip
    return {task.id: task for task in oracle.schedule(plan).tasks}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("calendar", "mask", "lags"), [(DAILY, 0b1111111, True), (WEEK, 0b0011111, False)])
def test_equal_to_the_scheduler(seed: int, calendar: WorkDays, mask: int, lags: bool) -> None:
    items, links = random_plan(seed, calendar, lags)
    expected = asked(items, links, mask)
    for one in schedule(items, links, start_on=MONDAY):
        task = expected[one.key]
        assert (one.early_start, one.early_finish) == (task.early_start, task.early_finish), one.key
        assert (one.late_start, one.late_finish) == (task.late_start, task.late_finish), one.key
        assert one.total_float == task.total_float.days, one.key
        assert one.free_float == task.free_float.days, one.key


@pytest.mark.parametrize("seed", range(8))
def test_equal_to_the_scheduler_with_progress(seed: int) -> None:
    items, links = random_plan(seed, DAILY, lags=False)
    links = [Link(one.before, one.after) for one in links]
    status = MONDAY + timedelta(days=20)
    planned = schedule(items, links, start_on=MONDAY)
    moved = [
        Item(one.key, one.duration_days, DAILY, actual_start=at.early_start, actual_finish=at.early_finish)
        if at.early_finish < status
        else Item(one.key, one.duration_days, DAILY, actual_start=at.early_start, percent=50)
        if at.early_start < status
        else one
        for one, at in zip(items, planned, strict=True)
    ]
    expected = asked(moved, links, 0b1111111, status)
    found = schedule(moved, links, start_on=MONDAY, status_on=status)
    for one in found:
        assert one.early_finish == expected[one.key].early_finish, one.key
    assert found.finish_on == max(task.early_finish for task in expected.values())


@pytest.mark.parametrize("seed", range(12))
def test_equal_to_the_textbook(seed: int) -> None:
    items, links = random_plan(seed, DAILY, lags=False)
    rows = [
        {
            "id": one.key,
            "duration": one.duration_days,
            "predecessors": sorted({link.before for link in links if link.after == one.key}),
        }
        for one in items
    ]
    table = textbook.cpm(rows).table.set_index("activity")
    found = schedule(items, [Link(one.before, one.after) for one in links], start_on=MONDAY)
    for one in found:
        assert (one.early_start - MONDAY).days == table.loc[one.key, "es"]
        assert (one.late_finish - MONDAY).days + 1 == table.loc[one.key, "lf"]
        assert one.total_float == table.loc[one.key, "slack"]


@given(
    seed=st.integers(0, 10_000),
    lags=st.booleans(),
    mixed=st.booleans(),
    later=st.integers(1, 30),
    which=st.integers(0, 14),
)
def test_laws(seed: int, lags: bool, mixed: bool, later: int, which: int) -> None:
    items, links = random_plan(seed, WEEK, lags, count=15)
    if mixed:
        items = [
            Item(one.key, one.duration_days, DAILY if place % 3 else WEEK) for place, one in enumerate(items)
        ]
    found = schedule(items, links, start_on=MONDAY)
    assert found.finish_on is not None
    for one in found:
        assert one.total_float is not None
        assert one.free_float is not None
        assert 0 <= one.free_float <= one.total_float
        assert one.early_start <= one.early_finish <= found.finish_on
        assert one.early_start <= one.late_start
    assert found[found.longest_path[-1]].total_float == 0
    # Later starts never end the project earlier.
    held = [
        Item(one.key, one.duration_days + (later if place == which else 0), one.calendar)
        for place, one in enumerate(items)
    ]
    after = schedule(held, links, start_on=MONDAY)
    if LinkKind.SF not in {one.kind for one in links} and LinkKind.FF not in {one.kind for one in links}:
        assert after.finish_on is not None
        assert after.finish_on >= found.finish_on
    # Within its free float an item moves nobody else.
    key = items[which].key
    free = found[key].free_float
    if free and not mixed and all(one.kind is LinkKind.FS for one in links if key in (one.before, one.after)):
        slow = [
            Item(one.key, one.duration_days + (free if one.key == key else 0), one.calendar) for one in items
        ]
        again = schedule(slow, links, start_on=MONDAY)
        assert {one.key: one.early_start for one in again} == {one.key: one.early_start for one in found}
