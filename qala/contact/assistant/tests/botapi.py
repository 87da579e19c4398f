"""A double of the Bot API: speaks its HTTP on loopback, keeps what was sent, and hands out updates.

What it answers is built by aiogram's own types, and what it is asked is read by aiogram's own methods: a message that
the real server would not understand is refused here as well.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from aiogram import methods
from aiogram.types import File, Message, Update, User, WebhookInfo

TOKEN = "100200:double-of-the-bot-api-for-tests"
BOT = {"id": 100200, "is_bot": True, "first_name": "Qala", "username": "qala_test_bot"}
KNOWN: dict[str, Any] = {
    "sendMessage": methods.SendMessage, "getUpdates": methods.GetUpdates, "getFile": methods.GetFile,
    "answerCallbackQuery": methods.AnswerCallbackQuery, "setWebhook": methods.SetWebhook,
    "deleteWebhook": methods.DeleteWebhook, "getMe": methods.GetMe, "getWebhookInfo": methods.GetWebhookInfo,
}  # fmt: skip


@dataclass
class BotApi:
    """What the server knows. `faults`: answers to give instead, one for each call of sendMessage."""

    url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    sent_at: list[float] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[dict[str, Any]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    last_id: int = 0

    def update(self, **what: Any) -> dict[str, Any]:
        """A new update, checked by aiogram's types, as the server would bring it."""
        with self.lock:
            self.last_id += 1
            made = {"update_id": self.last_id, **what}
        Update.model_validate(made)
        return made

    def answer(self, method: str, fields: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What the real server would say."""
        if method not in KNOWN:
            return 404, {"ok": False, "error_code": 404, "description": "Not Found"}
        KNOWN[method].model_validate(fields)
        with self.lock:
            self.calls.append((method, fields))
            if method == "sendMessage" and self.faults:
                fault = self.faults.pop(0)
                return fault["error_code"], {"ok": False, **fault}
        return 200, {"ok": True, "result": getattr(self, f"_{method}")(fields)}

    def _sendMessage(self, fields: dict[str, Any]) -> Any:
        with self.lock:
            self.sent.append(fields)
            self.sent_at.append(time.monotonic())
            number = len(self.sent)
        chat = {"id": int(fields["chat_id"]), "type": "private"}
        made = Message.model_validate(
            {"message_id": number, "date": 0, "chat": chat, "text": fields["text"], "from": BOT}
        )
        return {"message_id": made.message_id, "date": 0, "chat": chat, "text": made.text, "from": BOT}

    def _getUpdates(self, fields: dict[str, Any]) -> Any:
        offset = int(fields.get("offset") or 0)
        with self.lock:
            self.updates = [each for each in self.updates if each["update_id"] >= offset]
            return list(self.updates)

    def _getFile(self, fields: dict[str, Any]) -> Any:
        found = {
            "file_id": fields["file_id"],
            "file_unique_id": "u",
            "file_path": f"files/{fields['file_id']}",
        }
        return File.model_validate(found).model_dump(exclude_none=True)

    def _getMe(self, fields: dict[str, Any]) -> Any:
        return User.model_validate(BOT).model_dump(exclude_none=True)

    def _getWebhookInfo(self, fields: dict[str, Any]) -> Any:
        info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.updates)}
        return WebhookInfo.model_validate(info).model_dump(exclude_none=True)

    def _true(self, fields: dict[str, Any]) -> Any:
        return True

    _answerCallbackQuery = _setWebhook = _deleteWebhook = _true  # noqa: N815 - names of the Bot API


def _handler(api: BotApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            method = self.path.removeprefix(f"/bot{TOKEN}/")
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, said = api.answer(method, _fields(self.headers.get("Content-Type", ""), body))
            self._say(status, json.dumps(said).encode(), "application/json")

        def do_GET(self) -> None:
            name = self.path.removeprefix(f"/file/bot{TOKEN}/files/")
            found = api.files.get(name)
            self._say(200 if found is not None else 404, found or b"", "application/octet-stream")

        def _say(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


def _fields(kind: str, body: bytes) -> dict[str, Any]:
    """The fields of a form, those in JSON opened."""
    if kind.startswith("multipart/form-data"):
        boundary = kind.partition("boundary=")[2].strip('"').encode()
        found = {}
        for part in body.split(b"--" + boundary)[1:-1]:
            head, _gap, value = part.strip(b"\r\n").partition(b"\r\n\r\n")
            name = head.partition(b'name="')[2].partition(b'"')[0].decode()
            found[name] = value.decode()
    else:
        found = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    return {name: _opened(value) for name, value in found.items()}


def _opened(value: str) -> Any:
    return json.loads(value) if value[:1] in ("{", "[") else value


@contextmanager
def bot_api() -> Iterator[BotApi]:
    """The server, for as long as the block lasts."""
    api = BotApi()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(api))
    server.daemon_threads = True
    api.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Chatter:
    """A person in Telegram: makes the updates that their phone would cause."""

    api: BotApi
    chat_id: int
    language: str = "kk"
    _message: int = 0

    @property
    def person(self) -> dict[str, Any]:
        return {"id": self.chat_id, "is_bot": False, "first_name": "T", "language_code": self.language}

    def message(self, **what: Any) -> dict[str, Any]:
        """A message of theirs."""
        self._message += 1
        chat = {"id": self.chat_id, "type": "private"}
        return self.api.update(
            message={"message_id": self._message, "date": 0, "chat": chat, "from": self.person, **what}
        )

    def text(self, words: str) -> dict[str, Any]:
        return self.message(text=words)

    def press(self, value: str) -> dict[str, Any]:
        """A button under a message of the bot."""
        self._message += 1
        chat = {"id": self.chat_id, "type": "private"}
        under = {"message_id": 1, "date": 0, "chat": chat, "from": BOT, "text": "?"}
        query = {
            "id": f"q{self.chat_id}-{self._message}",
            "from": self.person,
            "chat_instance": "c",
            "data": value,
            "message": under,
        }
        return self.api.update(callback_query=query)

    def photo(self, file_id: str, *, album: str = "") -> dict[str, Any]:
        size = {"file_id": file_id, "file_unique_id": file_id, "width": 640, "height": 480, "file_size": 1000}
        return self.message(photo=[size], **({"media_group_id": album} if album else {}))

    def voice(self, file_id: str) -> dict[str, Any]:
        return self.message(
            voice={"file_id": file_id, "file_unique_id": file_id, "duration": 4, "mime_type": "audio/ogg"}
        )

    def location(self, lon: float, lat: float) -> dict[str, Any]:
        return self.message(location={"longitude": lon, "latitude": lat})

    def contact(self, phone: str) -> dict[str, Any]:
        return self.message(contact={"phone_number": phone, "first_name": "T", "user_id": self.chat_id})
