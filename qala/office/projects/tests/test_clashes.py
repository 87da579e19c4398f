"""Clashes: found at one place, in the wrong order, on the days of an event; not where there are none; not slowly."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from shapely import LineString, Point

from qala.office.projects.rules.clashes import ClashKind, Place, Work, clashes, gravest

STREET = LineString([(71.40, 51.10), (71.42, 51.10)])
# About 11 metres to the north, and about 220.
BESIDE = LineString([(71.41, 51.1001), (71.43, 51.1001)])
FAR = LineString([(71.40, 51.102), (71.42, 51.102)])


def work(
    project: str,
    begin: date,
    days: int,
    shape: object = STREET,
    depth: int | None = None,
    keys: tuple[str, ...] = (),
) -> Work:
    finish = begin + timedelta(days=days - 1)
    return Work(project, f"{project}-1", begin, finish, Place(frozenset(keys), shape), depth)


MAY = date(2026, 5, 1)


def test_same_street_same_days() -> None:
    (found,) = clashes([work("P1", MAY, 30), work("P2", MAY + timedelta(days=20), 30, BESIDE)])
    assert (found.kind, found.one.project, found.other.project, found.days) == (
        ClashKind.OVERLAP,
        "P1",
        "P2",
        10,
    )
    assert found.key == ("P1", "P1-1", "P2", "P2-1")


def test_two_projects_are_one_matter_however_many_works_of_theirs_meet() -> None:
    roads = [work("road", MAY + timedelta(days=10 * n), 30, depth=50 + n) for n in range(3)]
    pipes = [work("pipe", MAY + timedelta(days=40 + 30 * n), 40, depth=10 + n) for n in range(3)]
    roads = [replace(one, item=f"road-{n}") for n, one in enumerate(roads)]
    pipes = [replace(one, item=f"pipe-{n}") for n, one in enumerate(pipes)]
    found = clashes([*roads, *pipes, work("third", MAY, 5)])
    assert len(found) > 4
    worst = {one.parties: one for one in gravest(found)}
    assert set(worst) == {("pipe", "road"), ("road", "third")}
    among = worst["pipe", "road"]
    orders = [one.days for one in found if one.kind is ClashKind.ORDER]
    assert (among.kind, among.days) == (ClashKind.ORDER, min(orders))


def test_not_far_away_not_in_one_project_not_at_another_time() -> None:
    assert clashes([work("P1", MAY, 30), work("P2", MAY, 30, FAR)]) == []
    assert clashes([work("P1", MAY, 30), work("P1", MAY, 30)]) == []
    assert clashes([work("P1", MAY, 30), work("P2", MAY + timedelta(days=30), 30)]) == []


def test_a_road_finished_before_the_pipe() -> None:
    road, pipe = work("road", MAY, 30, depth=3), work("pipe", MAY + timedelta(days=200), 30, depth=1)
    (found,) = clashes([road, pipe])
    assert (found.kind, found.one.project, found.other.project, found.days) == (
        ClashKind.ORDER,
        "pipe",
        "road",
        171,
    )
    assert clashes([road, pipe], window_days=100) == []


def test_the_right_order_is_no_clash() -> None:
    pipe, road = work("pipe", MAY, 30, depth=1), work("road", MAY + timedelta(days=200), 30, depth=3)
    assert clashes([road, pipe]) == []


@pytest.mark.parametrize("depth", [None, 3])
def test_without_an_order_of_kinds_only_the_days_count(depth: int | None) -> None:
    assert clashes([work("a", MAY, 30, depth=3), work("b", MAY + timedelta(days=200), 30, depth=depth)]) == []


def test_an_event_on_the_street() -> None:
    marathon = Work("", "marathon", MAY, MAY, Place(shape=Point(71.41, 51.10)))
    (found,) = clashes([work("P1", MAY - timedelta(days=3), 10)], [marathon, marathon])[:1]
    assert (found.kind, found.days) == (ClashKind.EVENT, 1)
    assert clashes([work("P1", MAY + timedelta(days=1), 10)], [marathon]) == []


def test_by_segment_without_a_shape() -> None:
    one = work("P1", MAY, 30, None, keys=("way/1", "way/2"))
    other = work("P2", MAY, 30, None, keys=("way/2", "way/1"))
    assert len(clashes([one, other])) == 1
    assert clashes([one, work("P3", MAY, 30, None, keys=("way/9",))]) == []
    assert clashes([one, work("P3", MAY, 30, None)]) == []


def test_two_ends_of_a_long_street_are_not_one_place() -> None:
    one, far = work("P1", MAY, 30, keys=("street/1",)), work("P2", MAY, 30, FAR, keys=("street/1",))
    assert clashes([one, far]) == []
    assert len(clashes([one, work("P2", MAY, 30, None, keys=("street/1",))])) == 1


def test_equal_to_comparing_everybody_with_everybody() -> None:
    draw = Random(5)
    works = [
        work(
            f"P{draw.randrange(20)}",
            MAY + timedelta(days=draw.randrange(300)),
            draw.randint(1, 60),
            Point(71.4 + draw.random() / 100, 51.1 + draw.random() / 100).buffer(0.0005),
            draw.choice([None, 1, 2, 3]),
            (f"way/{draw.randrange(12)}",),
        )
        for _place in range(150)
    ]
    slow = [
        one
        for place, first in enumerate(works)
        for other in works[place + 1 :]
        for one in clashes([first, other])
    ]
    fast = clashes(works)
    assert len(fast) > 20
    assert abs(len(slow) - len(fast)) <= 1  # the flat picture has a middle of its own
