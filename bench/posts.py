"""Appeals as HTTP messages: what an operator's and a resident's browser sends."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import urlencode

from bench.city import CSRF, EAST, NORTH, SOUTH, WEST
from bench.client import ADDRESS, KEY
from bench.import_rows import WORDS

VARIANTS = 500


def fields_of(rnd: random.Random, city: dict[str, Any]) -> dict[str, Any]:
    """The words of one appeal; a third stand at a building of the register."""
    given: dict[str, Any] = {
        "text": " ".join(rnd.choices(WORDS, k=rnd.randrange(8, 40))).capitalize(),
        "topic": rnd.choice(city["topics"]),
        "address": f"көше {rnd.randrange(90)}, {rnd.randrange(1, 200)}",
        "place_note": rnd.choice(("", "аула жағынан кіру", "2 подъезд")),
        "lon": f"{rnd.uniform(WEST, EAST):.6f}",
        "lat": f"{rnd.uniform(SOUTH, NORTH):.6f}",
        "building": "",
        "full_name": "Bench Resident",
        "phone": f"+7701{rnd.randrange(10**6, 10**7)}",
        "email": "",
        "flat": str(rnd.randrange(1, 120)),
    }
    if rnd.random() < 0.33:
        pk, lon, lat, street, number = rnd.choice(city["buildings"])
        given |= {
            "building": pk,
            "lon": f"{lon:.6f}",
            "lat": f"{lat:.6f}",
            "address": f"Улица {street}, {number}",
        }
    return given


def message(
    path: str, fields: dict[str, Any], cookies: str, port: int, address: str, *, is_part: bool = False
) -> str:
    """A form POST, or one of htmx for a part of the page. The client fills in the key and the visitor's address."""
    asked = "HX-Request: true\r\n" if is_part else ""
    body = urlencode({"csrfmiddlewaretoken": CSRF, **fields})
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: bench\r\nAccept-Language: kk\r\n"
        f"Idempotency-Key: {KEY}\r\nX-Forwarded-For: {address}\r\nCookie: {cookies}\r\n"
        f"{asked}Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )


def operator_posts(city: dict[str, Any], port: int, count: int = VARIANTS) -> list[str]:
    """POST /appeals/new/ by the signed-in operators in turn."""
    rnd, found = random.Random(11), []
    for n in range(count):
        fields = fields_of(rnd, city) | {"channel": "phone", "language": "kk", "priority": 0, "executor": ""}
        who = n % len(city["operators"])
        found.append(message("/appeals/new/", fields, city["operators"][who], port, f"10.9.0.{who}"))
    return found


def resident_posts(city: dict[str, Any], port: int, count: int = VARIANTS) -> list[str]:
    """POST /submit/ by strangers; the client makes each come from an address of its own."""
    rnd = random.Random(12)
    return [
        message(
            "/submit/",
            fields_of(rnd, city) | {"has_agreed": "on", "website": ""},
            f"csrftoken={CSRF}",
            port,
            ADDRESS,
        )
        for _ in range(count)
    ]


def page(path: str, cookies: str, port: int) -> str:
    """A GET as a browser sends it."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: bench\r\nAccept: text/html\r\n"
        f"Accept-Language: kk\r\nCookie: {cookies}; qala_language=kk\r\n\r\n"
    )
