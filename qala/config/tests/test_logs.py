"""What does not get into the log."""

import logging
import sys

from qala.config.logs import Discreet, discreet


def test_an_error_loses_the_row_it_repeats():
    formatter = Discreet("{levelname}: {message}", style="{")
    try:
        raise ValueError(
            'duplicate key value violates "people_user_phone_key"\nDETAIL:  Key (phone)=(+77010000001) already exists.'
        )
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, __file__, 1, "for %s", ("a.b@example.org",), sys.exc_info()
        )
    text = formatter.format(record)
    assert "people_user_phone_key" in text
    assert not any(word in text for word in ("77010000001", "example.org"))


def test_links_and_numbers_go_and_the_rest_stays():
    assert discreet("Not Found: /people/join/aB3_-x") == "Not Found: /people/join/…"
    assert discreet("IIN 900101300123, +77010000001") == "IIN [number], [number]"
    stays = "2026-11-21 10:07:08,123 INFO qala.exports: export 12 of appeals.register, 26-0000001-A, 1.2.3.4"
    assert discreet(stays) == stays
