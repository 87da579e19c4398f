"""The PyPI clients drive a live server."""

from typing import Any

import pytest
from civicbot.http import HttpError, HttpTransport, RateLimiter
from civicbot.open311 import Open311Client
from civicbot.registry import Endpoint
from georeport import GeoReport

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.open311.tests.conftest import issue
from qala.contact.open311.tests.test_services import SIZE, ask


@pytest.fixture
def peer(live_server: Any, world: World, frozen_clock: Any) -> str:
    # The server runs on a thread of its own, where the clock stands not still.
    frozen_clock.release()
    return f"{live_server.url}/open311/v2"


def test_georeport(peer: str, world: World) -> None:
    appeals = [world.appeal(), world.appeal()]
    ask(world)
    for form in ("json", "xml"):
        client = GeoReport(peer, output_format=form)
        services = client.get_service_list()
        one = services[0] if isinstance(services, list) else services
        assert one["service_code"] == "no-heat"
        definition = client.get_service_definition("no-heat")
        assert definition["service_code"] == "no-heat"
        found = client.get_service_requests()
        assert [row["service_request_id"] for row in found] == [a.number for a in reversed(appeals)]
        single = client.get_service_request(appeals[0].number)
        single = single[0] if isinstance(single, list) else single
        assert single["service_request_id"] == appeals[0].number


def test_civicbot(peer: str, world: World) -> None:
    ask(world, datatype="multivaluelist", choices=SIZE)
    _client, key = issue(world)
    endpoint = Endpoint(id="qala", name="Qala", base_url=peer, write=True)
    client = Open311Client(endpoint, transport=HttpTransport(rate_limiter=RateLimiter(min_interval=0)))
    assert [service["service_code"] for service in client.list_services()] == ["no-heat"]
    words: dict[str, Any] = {
        "lat": 50.05, "lng": 70.05, "description": "Пәтерде жылу жоқ", "attributes": {"SIZE": ["S", "L"]},
        "dry_run": False, "confirm": "SEND", "validate_remote": True,
    }  # fmt: skip
    with pytest.raises(HttpError):
        client.create_request("no-heat", api_key="wrong", **words)
    sent = client.create_request("no-heat", api_key=key, **words)
    number = sent.response[0]["service_request_id"]
    assert Appeal.objects.get().text == "Пәтерде жылу жоқ"
    assert client.get_request(number)["description"] == "Пәтерде жылу жоқ"
    assert [row["service_request_id"] for row in client.list_requests(status="open")] == [number]
