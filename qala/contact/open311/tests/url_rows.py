"""Who may open the addresses of the room."""

from typing import Any

from qala.contact.open311.models import ApiClient, ServiceQuestion
from qala.shared.clock import now
from tests.url_matrix import ADMIN, ALL, EDITORS, SIGNED_IN, Row

KEEPER = Row(ADMIN, ADMIN)
EDITOR = Row(EDITORS, EDITORS)
OPEN = Row(ALL, is_page=False)
NOTHING = Row(ALL, codes=(404,), is_page=False)

ROWS = {
    "api:channels": Row(SIGNED_IN, is_page=False),
    "api:organisations": Row(SIGNED_IN, is_page=False),
    "api:statuses": Row(SIGNED_IN, is_page=False),
    "open311:about_server": KEEPER,
    "open311:client": Row(ADMIN),
    "open311:clients": Row(ADMIN),
    "open311:definition": OPEN,
    "open311:discovery": OPEN,
    "open311:discovery_above": OPEN,
    "open311:edit_client": KEEPER,
    "open311:edit_question": EDITOR,
    "open311:keep_service": EDITOR,
    "open311:keep_services": Row(EDITORS),
    "open311:key": Row(ALL),
    "open311:new_client": KEEPER,
    "open311:new_question": EDITOR,
    "open311:nothing": NOTHING,
    "open311:remove_question": Row(do=EDITORS),
    "open311:renew": Row(do=ADMIN),
    "open311:request": OPEN,
    # Everybody reads; whoever writes shows a key, and a session opens nothing (tests/test_posting.py).
    "open311:requests": Row(ALL, ALL, (403,), is_page=False),
    "open311:revoke": Row(do=ADMIN),
    "open311:services": OPEN,
    "open311:token": Row(ALL, codes=(404,), is_page=False),
    "open311:unknown": NOTHING,
}


def _client(city: Any) -> dict[str, int]:
    at = now()
    words = {
        "key_hash": "0" * 64,
        "key_hint": "qala_0000",
        "made_at": at,
        "key_made_at": at,
        "scopes": ["open311:write"],
    }
    return {"pk": ApiClient.objects.get_or_create(name="A program", defaults=words)[0].pk}


def _question(city: Any) -> dict[str, int]:
    topic = city.world.heat
    words = {"name_en": "Which floor?", "name_kk": "Қай қабат?", "name_ru": "Какой этаж?", "order": 1}
    return {"pk": ServiceQuestion.objects.get_or_create(topic=topic, code="FLOOR", defaults=words)[0].pk}


def _topic(city: Any) -> dict[str, str]:
    return {"code": city.world.heat.code}


_JSON = {"form": "json"}
ARGUMENTS = {
    "open311:client": _client,
    "open311:definition": lambda c: {**_topic(c), **_JSON},
    "open311:discovery": lambda c: _JSON,
    "open311:discovery_above": lambda c: _JSON,
    "open311:edit_client": _client,
    "open311:edit_question": _question,
    "open311:keep_service": _topic,
    "open311:new_question": _topic,
    "open311:nothing": lambda c: {"path": "what"},
    "open311:remove_question": _question,
    "open311:renew": _client,
    "open311:request": lambda c: {"number": c.number("fresh"), **_JSON},
    "open311:requests": lambda c: _JSON,
    "open311:revoke": _client,
    "open311:services": lambda c: _JSON,
    "open311:token": lambda c: {"token": "nothing", **_JSON},
}
