"""Keys at Qala's own API: a scope and a duty, both."""

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings

from qala.contact.appeals.actions import accept, answer
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.contact.contacts.models import Contact
from qala.contact.open311.actions import revoke_client
from qala.contact.open311.models.client import Scope
from qala.contact.open311.tests.conftest import issue
from qala.shared import timeline
from qala.shared.api import Bearer

APPEALS, CONTACTS = "/api/v1/appeals", "/api/v1/contacts"


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_key_reads_what_its_account_may(world: World) -> None:
    home, _elsewhere = world.appeal(), world.appeal(place=IN_EAST)
    client, key = issue(world, scopes=["appeals:read"], acts_as=world.people.executor)
    said = Client().get(APPEALS, headers=bearer(key))
    assert [row["number"] for row in said.json()["items"]] == [home.number]
    assert client.usage.get().call_count == 1
    revoke_client(client_id=client.pk, by=world.people.administrator)
    assert Client().get(APPEALS, headers=bearer(key)).status_code == 401


def test_a_scope_is_needed(world: World) -> None:
    appeal = world.appeal()
    _client, key = issue(world, scopes=["appeals:read"], acts_as=world.people.executor)
    refused = Client().post(
        f"{APPEALS}/{appeal.number}/accept", content_type="application/json", headers=bearer(key)
    )
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "scope")
    assert Client().get("/api/v1/statuses", headers=bearer(key)).status_code == 403


def test_a_key_takes_steps_without_a_cookie(world: World) -> None:
    appeal, other = world.appeal(), world.appeal(place=IN_EAST)
    _client, key = issue(world, scopes=["appeals:write", "reference:read"], acts_as=world.people.executor)
    client = Client(enforce_csrf_checks=True)

    def step(number: str, verb: str) -> Any:
        return client.post(f"{APPEALS}/{number}/{verb}", content_type="application/json", headers=bearer(key))

    assert step(appeal.number, "accept").json()["stage"] == "active"
    assert step(other.number, "accept").status_code == 404, "a stranger's appeal does not exist"
    assert timeline.of(appeal).last().by == world.people.executor
    assert {row["code"] for row in client.get("/api/v1/statuses", headers=bearer(key)).json()["items"]} > {
        "accepted"
    }
    assert client.get("/api/v1/channels", headers=bearer(key)).json()["items"]
    assert client.get("/api/v1/organisations", headers=bearer(key)).json()["items"]


def test_telephony_writes_contacts_down(world: World) -> None:
    """Once under one key of a retry, by the account it acts for; reading is a scope of its own."""
    _client, key = issue(world, scopes=["contacts:write"], acts_as=world.people.operator)
    sent = {"outcome": "consultation", "topic": world.heat.code, "text": "Қашан жөнделеді?"}

    def post(**headers: str) -> Any:
        return Client(enforce_csrf_checks=True).post(
            CONTACTS, sent, content_type="application/json", headers={**bearer(key), **headers}
        )

    first, again = (post(**{"Idempotency-Key": "call-2026-11-26-0001"}) for _each in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert Contact.objects.get().operator == world.people.operator
    refused = Client().get(f"{CONTACTS}/{first.json()['id']}", headers=bearer(key))
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "scope")
    _other, reading = issue(world, name="B", scopes=["contacts:read"], acts_as=world.people.operator)
    assert Client().get(f"{CONTACTS}/{first.json()['id']}", headers=bearer(reading)).json()["note"]
    _third, executor = issue(world, name="C", scopes=["contacts:write"], acts_as=world.people.executor)
    stranger = Client().post(CONTACTS, sent, content_type="application/json", headers=bearer(executor))
    assert stranger.status_code == 403


def test_keys_that_open_nothing(world: World, client_for: Any) -> None:
    for key in ("", "wrong", "qala_x"):
        assert Client().get(APPEALS, headers=bearer(key)).status_code == 401
    # A wrong key is not passed over in favour of a session.
    assert client_for(world.people.operator).get(APPEALS, headers=bearer("wrong")).status_code == 401
    assert client_for(world.people.operator).get(APPEALS).status_code == 200
    _client, open311 = issue(world)
    assert Client().get(APPEALS, headers=bearer(open311)).status_code == 401, "it acts for nobody"
    world.people.executor.is_active = False
    world.people.executor.save()
    _other, key = issue(world, name="B", scopes=["appeals:read"], acts_as=world.people.operator)
    assert Client().get(APPEALS, headers=bearer(key)).status_code == 200


def test_limits_hold_here_too(world: World) -> None:
    _client, key = issue(world, scopes=["appeals:read"], acts_as=world.people.operator, minute_limit=1)
    codes = [Client().get(APPEALS, headers=bearer(key)).status_code for _each in range(2)]
    assert codes == [200, 429]


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """The WSGI handler ends each request by closing the connection, and with it the transaction of the test."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


CALM = settings(
    max_examples=6, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
# What every address may answer: a body that cannot be read, a key, a limit.
ALWAYS = {400, 401, 403, 404, 422, 429}


def walk(method: str, key: str, prepare: Any = lambda case: None) -> Counter[int]:
    """Ask every operation of a method what schemathesis makes up; the answers by their codes.

    No answer of 500, none that the description does not know, and a good one looks as described.
    """
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    said: Counter[int] = Counter()
    for result in schema.include(method=method).get_all_operations():
        operation = result.ok()

        @CALM
        def holds(case: Any) -> None:
            prepare(case)
            response = case.call(headers=bearer(key))
            assert response.status_code < 500, (case.path, case.body)
            case.validate_response(response, checks=[schemathesis.checks.not_a_server_error])
            known = {int(code) for code in case.operation.definition.raw["responses"]}
            assert response.status_code in known | ALWAYS, (case.path, response.status_code)
            said[response.status_code] += 1

        import hypothesis

        hypothesis.given(case=operation.as_strategy())(holds)()
        said[0] += 1
    return said


def test_the_description_holds(world: World, kept_connection: None) -> None:
    """schemathesis: no answer of 500 and none that the description does not know, whatever is asked."""
    words = {"scopes": ["appeals:read", "reference:read"], "minute_limit": 10**6, "day_limit": 10**6}
    _client, key = issue(world, acts_as=world.people.operator, **words)
    world.appeal()
    assert walk("GET", key)[0] >= 6


def test_the_description_holds_for_steps(world: World, kept_connection: None) -> None:
    """The same for all that changes something: half of it on appeals that are there, in every stage they reach."""
    words = {"scopes": ["appeals:write"], "minute_limit": 10**6, "day_limit": 10**6}
    _client, key = issue(world, acts_as=world.people.executor_head, **words)
    numbers = itertools.cycle([None, world.appeal().number, accepted(world), answered(world)])

    def prepare(case: Any) -> None:
        number = next(numbers)
        if number and "number" in case.path_parameters:
            case.path_parameters["number"] = number

    said = walk("POST", key, prepare)
    assert said[0] >= 20
    assert {200, 404, 409, 422} <= set(said), "something was carried out, and something refused"


def accepted(world: World) -> str:
    return accept(appeal_id=world.appeal().pk, by=world.people.executor).number


def answered(world: World) -> str:
    appeal = accept(appeal_id=world.appeal().pk, by=world.people.executor)
    return answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor).number


def test_each_scope_is_described() -> None:
    """The scopes of keys are those that the description of the API names."""
    assert all(scope in Bearer.openapi_description for scope in set(Scope.values) - {Scope.OPEN311.value})
