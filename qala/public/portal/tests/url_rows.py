"""Addresses of joining (see tests/url_matrix.py for the others)."""

from tests.url_matrix import ALL, Row

ROWS = {
    "portal:similar": Row(ALL, is_page=False),
    "portal:join": Row(ALL, ALL, (422,)),
    "portal:joined": Row(ALL, codes=(404,)),  # of the session that has just joined
    "portal:shared": Row("r"),
}
ARGUMENTS = {
    "portal:join": lambda c: {"number": c.number("fresh")},
    "portal:shared": lambda c: {"number": c.reporter.number},
}
