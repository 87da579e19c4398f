"""Copies of rows are found by their row or their context; an index more would be written at every change for nobody."""

from typing import Any

import pytest
from django.apps import apps

EVENTS: list[Any] = [
    model
    for model in apps.get_models()
    if hasattr(model, "pgh_label") and model.__module__.startswith("qala.")
]


def test_there_are_copies() -> None:
    assert len(EVENTS) > 20


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event._meta.label)
def test_only_row_and_context_are_indexed(event: Any) -> None:
    relations = {field.name for field in event._meta.concrete_fields if field.is_relation and field.db_index}
    assert relations == {"pgh_obj", "pgh_context"}
