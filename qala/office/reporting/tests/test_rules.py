"""Terms, expectations, likeness, distance: values in, values out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageEnhance

from qala.office.reporting.rules import ladder, months
from qala.office.reporting.rules.expected import expected_percent
from qala.office.reporting.rules.likeness import difference_hash, differing_bits
from qala.office.reporting.rules.siting import metres_from_site
from qala.office.reporting.tests.factories import picture


def weekdays(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (date(2026, 1, 1), date(2026, 2, 5)),
        (date(2026, 3, 1), date(2026, 4, 6)),  # the fifth is a Sunday
        (date(2026, 11, 1), date(2026, 12, 7)),  # a Saturday
        (date(2026, 12, 1), date(2027, 1, 5)),
    ],
)
def test_due_on_a_working_day(month: date, due: date) -> None:
    assert months.due_on(month, 5, weekdays) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_months_follow_each_other(day: date) -> None:
    first = months.first_of(day)
    assert months.before(months.after(first)) == first
    assert (months.after(first) - months.last_day(first)).days == 1
    assert months.told_as_of(first, day) == day


def test_a_calendar_that_is_never_open_is_not_waited_for() -> None:
    assert months.next_working(date(2026, 3, 2), lambda _day: False) == date(2026, 3, 2)
    assert months.working_days_later(date(2026, 4, 3), 3, weekdays) == date(2026, 4, 8)


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2026, 1, 4), 0),
        (date(2026, 1, 5), 10),
        (date(2026, 1, 9), 50),
        (date(2026, 1, 14), 100),
        (date(2027, 1, 1), 100),
    ],
)
def test_expectation_of_a_work(day: date, percent: int) -> None:
    assert expected_percent(date(2026, 1, 5), date(2026, 1, 14), day) == percent


def test_expectation_without_dates() -> None:
    assert expected_percent(None, date(2026, 1, 1), date(2026, 1, 1)) is None
    assert expected_percent(date(2026, 1, 5), date(2026, 1, 5), date(2026, 1, 4)) == 0
    assert expected_percent(date(2026, 1, 5), date(2026, 1, 5), date(2026, 1, 5)) == 100


def test_ladder() -> None:
    steps = ladder.rungs(remind_days=3, head_days=1, department_days=3, curator_days=7, office_days=10)
    assert [ladder.reached(days, steps) for days in (-4, -3, 0, 1, 3, 6, 7, 10, 99)] == [
        0,
        1,
        1,
        2,
        3,
        3,
        4,
        5,
        5,
    ]


def test_likeness() -> None:
    one = difference_hash(picture(1))
    changed = picture(1, (1200, 900)).resize((300, 225))
    brighter = ImageEnhance.Brightness(picture(1)).enhance(1.1)
    assert differing_bits(one, difference_hash(changed)) <= 4
    assert differing_bits(one, difference_hash(brighter)) <= 6
    assert min(differing_bits(one, difference_hash(picture(seed))) for seed in range(2, 30)) > 10


@given(st.integers(-(1 << 63), (1 << 63) - 1), st.integers(-(1 << 63), (1 << 63) - 1))
def test_differing_bits(one: int, other: int) -> None:
    assert differing_bits(one, other) == differing_bits(other, one) <= 64
    assert differing_bits(one, one) == 0


def flat(lon: float, lat: float) -> tuple[float, float]:
    return lon * 1000, lat * 1000


def test_metres_from_site() -> None:
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    assert metres_from_site(0.5, 0.5, site=None, outline=square, to_metres=flat) == 0
    assert metres_from_site(2, 0.5, site=(9, 9), outline=square, to_metres=flat) == 1000
    assert metres_from_site(3, 4, site=(0, 0), outline=None, to_metres=flat) == 5000
    assert metres_from_site(3, 4, site=None, outline=None, to_metres=flat) is None
    assert metres_from_site(3, 4, site=None, outline={"type": "Nonsense"}, to_metres=flat) is None
