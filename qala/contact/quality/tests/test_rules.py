"""The pure parts: comparing photos, drawing samples, adding percentiles, counting periods."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.contact.quality.rules import sketch
from qala.contact.quality.rules.closing import Compared, Photo, compare, distance
from qala.contact.quality.rules.periods import Period, finished, next_run
from qala.contact.quality.rules.sampling import is_drawn

RECEIVED = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
ANSWERED = RECEIVED + timedelta(hours=5)
PLACE = (70.05, 50.05)


def look(*photos: Photo, place: tuple[float, float] | None = PLACE) -> Compared:
    return compare(
        photos,
        place=place,
        received_at=RECEIVED,
        answered_at=ANSWERED,
        most_metres=150,
        slack=timedelta(minutes=10),
    )


@pytest.mark.parametrize(
    ("photo", "verdict"),
    [
        (Photo(RECEIVED + timedelta(hours=4), 70.05, 50.0505), "fits"),
        (Photo(None, 70.05, 50.0505), "fits"),
        (Photo(RECEIVED + timedelta(hours=4)), "fits"),
        (Photo(RECEIVED + timedelta(hours=4), 70.06, 50.05), "far"),
        (Photo(RECEIVED - timedelta(minutes=9), 70.05, 50.05), "fits"),
        (Photo(RECEIVED - timedelta(minutes=11), 70.05, 50.05), "early"),
        (Photo(ANSWERED + timedelta(minutes=11), 70.05, 50.05), "late"),
        (Photo(), "unknown"),
    ],
)
def test_a_photo_is_judged_by_place_and_time(photo: Photo, verdict: str) -> None:
    assert look(photo).verdict == verdict


def test_one_fitting_photo_is_enough() -> None:
    far, near = Photo(ANSWERED, 70.1, 50.05), Photo(ANSWERED, 70.05, 50.05)
    assert look(far, near) == Compared("fits", 0, 300, 2)
    assert look(far).verdict == "far"
    assert look() == Compared("no_photo")
    assert look(Photo(None, 70.05, 50.05), place=None).verdict == "unknown"


def test_distances_are_in_metres() -> None:
    # One minute of latitude is a nautical mile, 1,852 m.
    assert distance(70, 50, 70, 50 + 1 / 60) == pytest.approx(1852, rel=0.005)
    assert distance(70, 50, 70, 50) == 0


def test_a_draw_can_be_repeated_and_keeps_its_share() -> None:
    drawn = [n for n in range(4000) if is_drawn("7", f"26-{n}", 5)]
    assert drawn == [n for n in range(4000) if is_drawn("7", f"26-{n}", 5)]
    assert 150 < len(drawn) < 250
    assert drawn != [n for n in range(4000) if is_drawn("8", f"26-{n}", 5)]
    assert not is_drawn("7", "x", 0)
    assert is_drawn("7", "x", 100)


@given(st.lists(st.floats(1, 600_000), min_size=1, max_size=60), st.sampled_from([0.5, 0.9, 0.95]))
def test_percentiles_are_within_their_accuracy(values: list[float], share: float) -> None:
    half = len(values) // 2
    days = [{}, {}]
    for n, value in enumerate(values):
        day = days[n < half]
        day[sketch.bucket(value)] = day.get(sketch.bucket(value), 0) + 1
    rank = max(1, -(-len(values) * round(share * 100) // 100))
    exact = sorted(values)[rank - 1]
    assert sketch.percentile(sketch.merged(days), share) == pytest.approx(exact, rel=sketch.ACCURACY + 1e-9)


def test_nothing_has_no_percentile() -> None:
    assert sketch.percentile({}, 0.5) is None


def test_the_period_before_is_as_long() -> None:
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert march.before == Period(date(2026, 1, 29), date(2026, 2, 28))
    assert march.before.day_count == march.day_count == len(march.days())


@pytest.mark.parametrize(
    ("frequency", "first", "last"),
    [
        ("daily", date(2026, 3, 3), date(2026, 3, 3)),
        ("weekly", date(2026, 2, 23), date(2026, 3, 1)),
        ("monthly", date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_a_schedule_reports_what_has_ended(frequency: str, first: date, last: date) -> None:
    assert finished(frequency, date(2026, 3, 4)) == Period(first, last)


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [("daily", (2026, 3, 3, 8)), ("weekly", (2026, 3, 9, 8)), ("monthly", (2026, 4, 1, 8))],
)
def test_the_next_run_is_in_the_city_s_time(frequency: str, expected: tuple[int, int, int, int]) -> None:
    zone = ZoneInfo("Asia/Almaty")
    now = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # Monday, 10:00 in the city
    assert next_run(frequency, time(8), now, zone) == datetime(*expected, tzinfo=zone)
