"""Hours as people write them and as they are stored."""

import pytest

from qala.ground.calendars.rules.hours import (
    from_json,
    parse_text,
    show_text,
    to_json,
    usual_hours,
    week_from_json,
    week_to_json,
)
from qala.ground.calendars.tests.factories import FIVE_DAYS, OFFICE


@pytest.mark.parametrize("text", ["9:00-13:00, 14:30-18:30", " 09.00 – 13.00;14:30—18:30 "])
def test_many_spellings_one_value(text: str) -> None:
    assert parse_text(text) == ((540, 780), (870, 1110))
    assert parse_text(show_text(parse_text(text))) == parse_text(text)


def test_blank_is_a_day_off_and_24_is_the_end_of_the_day() -> None:
    assert parse_text(" ") == ()
    assert parse_text("00:00-24:00") == ((0, 1440),)


@pytest.mark.parametrize(
    "text",
    [
        "9-18",
        "09:00",
        "18:00-09:00",
        "09:00-09:00",
        "09:00-25:00",
        "09:70-10:00",
        "9:00-12:00,11:00-13:00",
        "9:00-12:00,12:00-13:00",
    ],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_text(text)


@pytest.mark.parametrize(
    "stored", [{"funday": []}, [], {"mon": "09:00-18:00"}, {"mon": [["09:00"]]}, {"mon": 5}]
)
def test_wrong_json_is_refused(stored: object) -> None:
    with pytest.raises(ValueError):
        week_from_json(stored)  # type: ignore[arg-type]


def test_json_round_trip() -> None:
    assert week_from_json(week_to_json(FIVE_DAYS)) == FIVE_DAYS
    assert from_json(to_json(OFFICE)) == OFFICE
    assert week_from_json({}) == ((),) * 7


def test_usual_hours_are_those_of_the_first_open_day() -> None:
    assert usual_hours(((), *FIVE_DAYS[1:])) == OFFICE
    assert usual_hours(((),) * 7) == ()
