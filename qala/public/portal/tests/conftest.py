"""A city with its appeals, and what a browser does before it sends."""

from typing import Any

from django.test import Client

from qala.contact.appeals.tests.factories import World, make_world
from qala.public.portal.rules.challenge import solve
from qala.shared.tests.figures import put
from tests.kept import kept
from tests.personas import everybody

JSON = {"Accept": "application/json"}
KEY = "0123456789abcdef" * 2


@kept(is_frozen=True)
def town() -> World:
    parameter("challenge_bits", 4)
    return make_world(everybody())


def parameter(code: str, value: int) -> None:
    put(f"portal.{code}", value)


def words(town: World, **more: Any) -> dict[str, Any]:
    return {"text": "Cold flat", "topic": town.heat.pk, "lon": "70.05", "lat": "50.05", **more}


def proof(client: Client) -> str:
    return solve(client.get("/submit/challenge/").json()["challenge"])


def send(client: Client, town: World, key: str = KEY, **more: Any) -> Any:
    more.setdefault("proof", proof(client))
    return client.post("/submit/draft/", words(town, draft=key, **more), headers=JSON)
