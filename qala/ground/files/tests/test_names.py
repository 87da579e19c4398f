from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.files.rules.names import clean_name


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("C:\\photos\\су құбыры.jpg", "су құбыры.jpg"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("a\x00b\r\nc.png", "a b c.png"),
        ("..", ""),
        ("", ""),
        ('x"; filename="y.html', "x ; filename= y.html"),
    ],
)
def test_keeps_what_can_be_read(name, wanted):
    assert clean_name(name) == wanted


def test_a_long_name_keeps_its_ending():
    cleaned = clean_name("я" * 300 + ".jpeg")
    assert len(cleaned) == 120
    assert cleaned.endswith("я.jpeg")


@given(st.text(max_size=400))
def test_is_always_short_and_harmless(name):
    cleaned = clean_name(name)
    assert len(cleaned) <= 120
    assert not set(cleaned) & set('/\\\0\r\n"<>')
    assert clean_name(cleaned) == cleaned
