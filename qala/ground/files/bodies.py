"""Too large bodies are stopped before Django: its ASGI handler spools any body to disk before a view is
asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Outside Django there is no active language, so all three are given.
_TEXT = "Файл тым үлкен. / Файл слишком большой. / The file is too large.\n"


class LimitBodies:
    """ASGI middleware: 413 by Content-Length at once, and by the bytes that really come when there is none.

    `form` holds for multipart forms, `chunk` for pieces of resumable uploads, `other` for everything else
    (bytes).
    """

    def __init__(self, application: Application, *, form: int, chunk: int, other: int) -> None:
        self._application = application
        self._form, self._chunk, self._other = form, chunk, other

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        limit = self._limit(headers.get(b"content-type", b""))
        stated = headers.get(b"content-length", b"0")
        if not stated.isdigit() or int(stated) > limit:
            await _refuse(send)
            return
        await self._counted(scope, receive, send, limit)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        came = 0
        is_over = is_answered = False

        async def counting_receive() -> Message:
            nonlocal came, is_over
            message = await receive()
            came += len(message.get("body", b""))
            if came > limit:
                is_over = True
                # For Django the client has gone: it drops its spool and answers nothing.
                return {"type": "http.disconnect"}
            return message

        async def watched_send(message: Message) -> None:
            nonlocal is_answered
            if is_over and not is_answered:
                return
            is_answered = True
            await send(message)

        await self._application(scope, counting_receive, watched_send)
        if is_over and not is_answered:
            await _refuse(send)

    def _limit(self, content_type: bytes) -> int:
        kind = content_type.split(b";")[0].strip().lower()
        if kind == b"multipart/form-data":
            return self._form
        return self._chunk if kind == b"application/offset+octet-stream" else self._other


async def _refuse(send: Send) -> None:
    body = _TEXT.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        # The rest of the body is still on its way and will not be read.
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
