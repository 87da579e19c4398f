"""Addresses of the room (see tests/url_matrix.py for the others)."""

from typing import Any

from tests.url_matrix import ALL, SIGNED_IN, Row

OPEN = Row(ALL)
FILE = Row(ALL, codes=(404,), is_page=False)
TAKEN = Row(ALL, is_page=False)
ROWS = {
    "opendata:catalogue": OPEN,
    "opendata:catalogue_feed": TAKEN,
    "opendata:catalogue_turtle": TAKEN,
    "opendata:catalogue_json_ld": TAKEN,
    "opendata:package": TAKEN,
    "opendata:dataset": OPEN,
    "opendata:feed": TAKEN,
    "opendata:release": Row("tA", "tA"),
    "opendata:uses": OPEN,
    "opendata:uses_json": TAKEN,
    "opendata:new_use": Row(ALL, ALL, (422,)),
    "opendata:own_uses": Row(SIGNED_IN),
    "opendata:own_use": Row("n", "n", (422,)),
    "opendata:uses_desk": Row("tA"),
    "opendata:use": Row("tA", "tA", (422,)),
    "opendata:quality": OPEN,
    "opendata:csvw": TAKEN,
    "opendata:file": TAKEN,
    "opendata:explorer": OPEN,
    "opendata:explorer_go": TAKEN,
    "opendata:features": TAKEN,
    "opendata:features_conformance": TAKEN,
    "opendata:features_api": TAKEN,
    "opendata:features_collections": TAKEN,
    "opendata:features_collection": TAKEN,
    "opendata:features_items": TAKEN,
    "opendata:features_item": FILE,
    "opendata:oc4ids": OPEN,
    "opendata:oc4ids_changes": FILE,
    "opendata:oc4ids_projects": FILE,
    "opendata:oc4ids_project": FILE,
    "opendata:snapshots": OPEN,
    "opendata:snapshot": FILE,
}


def _use(city: Any) -> dict[str, Any]:
    from qala.public.opendata.tests import factories

    return {"pk": factories.proposed().pk}


def _told(city: Any) -> dict[str, Any]:
    from qala.public.opendata.tests import factories

    return {"pk": factories.proposed(by=city.people.stranger).pk}


ARGUMENTS = {
    "opendata:use": _use,
    "opendata:own_use": _told,
    "opendata:snapshot": lambda _c: {"name": "oc4ids-2000-01-kk-1.json"},
    "opendata:dataset": lambda _c: {"code": "projects"},
    "opendata:feed": lambda _c: {"code": "projects"},
    "opendata:release": lambda _c: {"code": "topics"},
    "opendata:csvw": lambda _c: {"code": "projects"},
    "opendata:file": lambda _c: {"code": "projects", "file_format": "csv"},
    "opendata:explorer_go": lambda _c: {"key": "landing"},
    "opendata:features_collection": lambda _c: {"code": "projects"},
    "opendata:features_items": lambda _c: {"code": "projects"},
    "opendata:features_item": lambda _c: {"code": "projects", "key": "none"},
    "opendata:oc4ids_projects": lambda _c: {"language": "kk"},
    "opendata:oc4ids_project": lambda _c: {"language": "ru", "identifier": "oc4ids-000000-none"},
}
