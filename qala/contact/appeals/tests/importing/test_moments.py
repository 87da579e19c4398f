from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.contact.appeals.importing.moments import Clock, as_moment, as_text
from qala.shared.intake.errors import BadRow

BERLIN = ZoneInfo("Europe/Berlin")


def utc(text, *formats, zone="Europe/Berlin", **words):
    found = Clock(formats or ("%d.%m.%Y %H:%M",), zone).read(text, **words)
    return found if found is None else as_text(found)


@pytest.mark.parametrize(
    ("text", "form", "moment"),
    [
        ("04/12/2018 11:11:26 AM", "%m/%d/%Y %I:%M:%S %p", "2018-04-12 09:11:26+00"),
        ("04/12/2018 12:00:00 AM", "%m/%d/%Y %I:%M:%S %p", "2018-04-11 22:00:00+00"),
        ("04/12/2018 12:00:00 PM", "%m/%d/%Y %I:%M:%S %p", "2018-04-12 10:00:00+00"),
        ("10/21/18 0:05", "%m/%d/%y %H:%M", "2018-10-20 22:05:00+00"),
        ("2020-01-02", "iso", "2020-01-01 23:00:00+00"),
        ("2020-01-02T03:04:05.678Z", "iso", "2020-01-02 03:04:05+00"),
        ("2020-01-02 03:04:05+05:00", "iso", "2020-01-01 22:04:05+00"),
        ("1577934245", "epoch", "2020-01-02 03:04:05+00"),
        ("1577934245678", "epoch_ms", "2020-01-02 03:04:05+00"),
        ("5 Mar 2021", "%d %b %Y", "2021-03-04 23:00:00+00"),
    ],
)
def test_formats(text, form, moment):
    assert utc(text, form) == moment


def test_several_formats_are_tried_in_order():
    clock = Clock(("%d.%m.%Y", "%m/%d/%Y"), "UTC")
    assert [as_text(clock.read(text) or 0)[:10] for text in ("03.04.2020", "03/04/2020")] == [
        "2020-04-03",
        "2020-03-04",
    ]


@pytest.mark.parametrize(
    "text", ["31.02.2020 10:00", "1.1.2020 25:00", "soon", "01.01.0001 10:00", "1.1.2020 10:61"]
)
def test_nonsense_is_refused(text):
    with pytest.raises(BadRow, match="bad_date"):
        utc(text)


@pytest.mark.parametrize("text", ["99999999999999", "-99999999999"])
def test_far_away_seconds_are_refused(text):
    with pytest.raises(BadRow):
        utc(text, "epoch")


def test_empty_is_none():
    assert utc("") is None


def test_the_hour_that_was_twice_is_the_first_and_counted():
    clock = Clock(("%d.%m.%Y %H:%M",), "Europe/Berlin")
    assert as_text(clock.read("25.10.2020 02:30") or 0) == "2020-10-25 00:30:00+00"
    assert clock.oddities == {"ambiguous_times": 1}


def test_the_second_when_the_first_would_be_before_the_receipt():
    clock = Clock(("%d.%m.%Y %H:%M",), "Europe/Berlin")
    received = clock.read("25.10.2020 02:40")
    closed = clock.read("25.10.2020 02:10", not_before=received)
    assert received is not None
    assert closed is not None
    assert timedelta(seconds=closed - received) == timedelta(minutes=30)


def test_ambiguous_second_and_reject():
    second = Clock(("%d.%m.%Y %H:%M",), "Europe/Berlin", "second")
    assert as_text(second.read("25.10.2020 02:30") or 0) == "2020-10-25 01:30:00+00"
    with pytest.raises(BadRow, match="ambiguous_time"):
        Clock(("%d.%m.%Y %H:%M",), "Europe/Berlin", "reject").read("25.10.2020 02:30")


def test_the_hour_that_never_was_is_moved_on_and_counted():
    clock = Clock(("%d.%m.%Y %H:%M",), "Europe/Berlin")
    assert as_text(clock.read("29.03.2020 02:30") or 0) == "2020-03-29 01:30:00+00"
    assert clock.oddities == {"nonexistent_times": 1}


def test_an_oddity_is_counted_every_time():
    clock = Clock(("%d.%m.%Y %H:%M",), "Europe/Berlin")
    clock.read("25.10.2020 02:30")
    clock.read("25.10.2020 02:30")
    assert clock.oddities == {"ambiguous_times": 2}


@given(st.datetimes(datetime(1970, 1, 2), datetime(2099, 1, 1)), st.sampled_from(["Europe/Berlin", "Asia/Almaty",
       "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]))  # fmt: skip
def test_agrees_with_the_zone_database(local, zone):
    local = local.replace(microsecond=0)
    clock = Clock(("iso",), zone)
    found = clock.read(local.isoformat())
    if not clock.oddities:
        assert as_moment(found) == local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@given(st.integers(-2_000_000_000, 4_000_000_000))
def test_text_and_moment_agree(seconds):
    assert datetime.fromisoformat(as_text(seconds)) == as_moment(seconds)
