"""Addresses of joining (see tests/url_matrix.py for the others)."""

from tests.url_matrix import DESK, Row

ROWS = {"appeals:join": Row(DESK, DESK, (422,))}
ARGUMENTS = {"appeals:join": lambda c: {"number": c.number("fresh")}}
