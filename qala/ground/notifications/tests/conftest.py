"""Kinds of the tests, and nobody else's."""

from typing import Any

import pytest

from qala.ground.notifications import kinds

TITLE, BODY, SHORT = (
    "Appeal {number} is answered",
    "Good day! Appeal {number}: {street}.",
    "{number} answered",
)


@pytest.fixture
def declared(monkeypatch: Any) -> None:
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(kinds, "_groups", {})
    words = {"title": TITLE, "body": BODY, "short": SHORT, "sample": {"number": "26-1-A", "street": "Abai"}}
    kinds.kind("t.answered", label="Answered", audience="resident", sms_too=True, **words)
    kinds.kind("t.water", label="Outage", audience="resident", is_urgent=True, sms_too=True, **words)
    kinds.kind("t.law", label="Law", audience="resident", is_required=True, sms_too=True, **words)
    kinds.kind("t.work", label="Work", audience="staff", is_gathered=True, **words)
