"""Who may open the addresses of the room."""

from typing import Any

from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, Webhook
from qala.shared.clock import now
from tests.url_matrix import ADMIN, LEADERS, Row

KEEPER = Row(ADMIN, ADMIN)

ROWS = {
    "deliveries:endpoints": Row(LEADERS),
    "deliveries:log": Row(LEADERS),
    "deliveries:new_system": KEEPER,
    "deliveries:new_webhook": KEEPER,
    "deliveries:renew": Row(do=ADMIN),
    "deliveries:requests": Row(LEADERS),
    "deliveries:resend_delivery": Row(do=ADMIN),
    "deliveries:resend_request": Row(do=ADMIN),
    "deliveries:system": KEEPER,
    "deliveries:webhook": KEEPER,
}


def _webhook(city: Any) -> dict[str, int]:
    words = {"url": "https://hooks.example/qala", "salt": "0" * 32, "made_at": now()}
    return {"pk": Webhook.objects.get_or_create(name="Board of the city", defaults=words)[0].pk}


def _system(city: Any) -> dict[str, int]:
    words = {"url": "https://open311.example/v2", "acts_as": city.people.executor, "made_at": now()}
    return {"pk": OutsideSystem.objects.get_or_create(organisation=city.home, defaults=words)[0].pk}


def _delivery(city: Any) -> dict[str, int]:
    at = now()
    words = {"state": "dead", "tries": 8, "made_at": at, "next_try_at": at, "last_error": "no answer in time"}
    appeal, webhook = city.appeals["fresh"], _webhook(city)["pk"]
    return {
        "pk": Delivery.objects.get_or_create(webhook_id=webhook, appeal=appeal, verb="note", defaults=words)[
            0
        ].pk
    }


def _request(city: Any) -> dict[str, int]:
    at = now()
    words = {"state": "sent", "tries": 1, "made_at": at, "next_try_at": at, "sent_at": at, "remote_id": "17"}
    appeal, system = city.appeals["fresh"], _system(city)["pk"]
    return {
        "pk": OutgoingRequest.objects.get_or_create(system_id=system, appeal=appeal, defaults=words)[0].pk
    }


def _beside(_made: Any) -> dict[str, Any]:
    """An address without arguments, once something is there to be listed."""
    return {}


ARGUMENTS = {
    "deliveries:log": lambda c: _beside(_delivery(c)),
    "deliveries:renew": _webhook,
    "deliveries:requests": lambda c: _beside(_request(c)),
    "deliveries:resend_delivery": _delivery,
    "deliveries:resend_request": _request,
    "deliveries:system": _system,
    "deliveries:webhook": _webhook,
}
