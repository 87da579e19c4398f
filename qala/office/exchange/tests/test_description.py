"""schemathesis: the office's addresses answer as openapi.json says, whatever is asked; never with 500."""

import itertools
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from qala.contact.open311.actions import issue_client
from qala.office.projects.tests import samples
from qala.office.projects.tests.factories import make_project

# What every address may answer beside what it describes: a key, a limit.
ALWAYS = {401, 403, 422, 429}
CALM = settings(
    max_examples=12, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
ADDRESSES = {
    "/api/v1/projects": {200, 422},
    "/api/v1/projects/totals": {200, 422},
    "/api/v1/projects/changes": {200, 422},
    "/api/v1/projects/{code}": {200, 404},
}


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """The WSGI handler ends each request by closing the connection, and with it the transaction of the test."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def key(personas: Any, frozen_clock: object) -> str:
    """Of a curator, who sees everything there is."""
    samples.project(SimpleNamespace(people=personas))
    make_project("X-1")
    _client, made = issue_client(
        by=personas.administrator, name="Reader", contact="", organisation=None, acts_as=personas.curator,
        scopes=["projects:read"], minute_limit=10**6, day_limit=10**6,
    )  # fmt: skip
    return made


def ask(operation: Any, key: str) -> Counter[int]:
    """The answers to what schemathesis makes up, by their codes; half of the cases ask plainly."""
    said: Counter[int] = Counter()
    is_plain = itertools.cycle([True, False])

    @CALM
    def holds(case: Any) -> None:
        if next(is_plain):
            case.query = {"from": "2026-01-01T00:00:00Z"} if case.path.endswith("changes") else {}
            case.path_parameters = dict.fromkeys(case.path_parameters or {}, "X-1")
        response = case.call(headers={"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"})
        case.validate_response(response, checks=[schemathesis.checks.not_a_server_error])
        known = {int(code) for code in operation.definition.raw["responses"]}
        assert response.status_code in known | ALWAYS, (case.path, case.query, response.status_code)
        if response.status_code == 200:
            operation.validate_response(response)
        said[response.status_code] += 1

    hypothesis.given(case=operation.as_strategy())(holds)()
    return said


def test_the_description_of_projects_holds(key: str, kept_connection: None) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    found = {}
    for result in schema.include(path_regex="^/api/v1/projects").get_all_operations():
        operation = result.ok()
        found[operation.full_path] = set(ask(operation, key))
    assert set(found) == set(ADDRESSES)
    for path, codes in ADDRESSES.items():
        assert codes <= found[path], (path, found[path])
