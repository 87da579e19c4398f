"""Addresses of the room (see tests/url_matrix.py for the others)."""

from tests.url_matrix import ADMIN, ALL, Row

MODERATORS = "sct"
OPEN = Row(ALL)
FILE = Row(ALL, is_page=False)
ROWS = {
    "robots": FILE,
    "sitemap": FILE,
    "api:open_appeals": FILE,
    "api:open_appeals_geojson": FILE,
    "published:appeals": OPEN,
    "published:appeal": OPEN,
    "published:atom": FILE,
    "published:rss": FILE,
    "published:works": FILE,
    "published:map": OPEN,
    "published:map_part": FILE,
    "published:points": FILE,
    "published:heat": OPEN,
    "published:heat_cells": FILE,
    "published:districts": OPEN,
    "published:district": OPEN,
    "published:way": OPEN,
    "published:embed": OPEN,
    "published:framed": FILE,
    "published:queue": Row(MODERATORS),
    "published:moderate": Row(MODERATORS, MODERATORS),
    "published:terms": Row(ADMIN, ADMIN),
    "published:places": Row(ADMIN, ADMIN),
    "published:sites": Row(ADMIN, ADMIN),
    "published:drop_site": Row(do=ADMIN, codes=(404,)),
}
ARGUMENTS = {
    "published:appeal": lambda c: {"number": c.number("fresh")},
    "published:moderate": lambda c: {"number": c.number("answered")},
    "published:district": lambda c: {"code": c.district.code},
    "published:drop_site": lambda _c: {"pk": 987654321},
}
