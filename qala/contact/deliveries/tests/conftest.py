"""A small town, and a server of others that does what a test wants."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.deliveries.actions import save_system, save_webhook
from qala.contact.deliveries.models import OutsideSystem, Webhook
from qala.shared import web
from tests.kept import kept
from tests.personas import Personas, personas  # noqa: F401


@dataclass
class Peer:
    """Remembers what it was asked and answers what it was told, the last answer again and again.

    `answers`: (status, body), or "hang", "drip" (the body), "trickle" (the headers), "close", "redirect".
    """

    url: str = ""
    answers: list[Any] = field(default_factory=lambda: [(200, b"[]")])
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)

    def next(self) -> Any:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def slowly(handler: BaseHTTPRequestHandler, *parts: bytes) -> None:
    """Part by part, as long as the other side listens."""
    with suppress(OSError):
        for part in parts:
            handler.wfile.write(part)
            handler.wfile.flush()
            time.sleep(0.1 if len(parts) > 1 else 0)


def _handler(peer: Peer) -> type[BaseHTTPRequestHandler]:
    def answer(handler: BaseHTTPRequestHandler, what: Any) -> None:
        if what == "close":
            handler.connection.close()
            return
        if what == "hang":
            time.sleep(0.6)
            return
        if what == "trickle":
            slowly(handler, b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n"] * 8)
            return
        known: dict[Any, tuple[int, bytes]] = {"redirect": (302, b""), "drip": (200, b"")}
        status, body = known[what] if isinstance(what, str) else what
        handler.send_response(status)
        handler.send_header("Location", "http://127.0.0.1:1/")
        handler.end_headers()
        slowly(handler, *[b"["] * (8 if what == "drip" else 0), body)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            peer.asked.append((self.command, self.path, dict(self.headers), body))
            answer(self, peer.next())

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_words: Any) -> None:
            pass

    return Handler


@pytest.fixture
def peer(settings: Any, monkeypatch: Any) -> Iterator[Peer]:
    settings.DELIVERIES_INSIDE = True
    monkeypatch.setattr(web, "SECONDS", 0.3)
    made = Peer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@kept(is_frozen=True)
def world(personas: Personas) -> World:  # noqa: F811
    return make_world(personas)


def make_webhook(world: World, url: str, **words: Any) -> tuple[Webhook, str]:
    words = {
        "name": "Board", "url": url, "organisation": None, "subjects": ["appeal"], "verbs": [], "fields": ["stage"],
        "is_active": True, **words,
    }  # fmt: skip
    return save_webhook(by=world.people.administrator, **words)


def make_system(world: World, url: str, **words: Any) -> OutsideSystem:
    words = {
        "organisation": world.people.home, "url": url, "api_key": "their-key", "jurisdiction_id": "",
        "acts_as": world.people.executor, "codes": {}, "usual_code": "", "sends_person": False, "knows_updates": False,
        "is_active": True, **words,
    }  # fmt: skip
    return save_system(by=world.people.administrator, **words)
