"""Packages of tests."""

import json
from typing import Any

from qala.public.opendata.queries import oc4ids
from qala.shared.languages import LANGUAGES


def package(language: str = LANGUAGES[0]) -> Any:
    """The whole portfolio as it is published."""
    told, where = oc4ids.state(), oc4ids.site(language)
    assert told.changed_at is not None
    head = oc4ids.head(where, f"/opendata/oc4ids/{language}/projects.json", told.changed_at)
    return json.loads(b"".join(oc4ids.package(head, (oc4ids.written(row, where) for row in oc4ids.rows()))))
