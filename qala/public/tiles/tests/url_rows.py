"""Addresses of the room (see tests/url_matrix.py for the others)."""

from tests.url_matrix import ALL, Row

FILE = Row(ALL, codes=(204,), is_page=False)
ROWS = {"tiles:layer": FILE, "tiles:projects": FILE, "tiles:appeals": FILE}
ARGUMENTS = {
    "tiles:layer": lambda _city: {"layer": "projects"},
    **dict.fromkeys(["tiles:projects", "tiles:appeals"], lambda _city: {"z": 0, "x": 0, "y": 0}),
}
