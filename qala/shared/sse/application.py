"""The ASGI application of /live/: one stream per open page."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.db import Error as DatabaseError

from qala.shared.sse.hub import Hub, Listener, hub
from qala.shared.sse.identity import Identity, identify, missed
from qala.shared.sse.outbox import RESYNC, mark_of, snapshot_of

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

log = logging.getLogger("qala.live")

RETRY = b"retry: 2000\n\n"
RETRY_AFTER = 120  # seconds, for whoever was refused
HEARTBEAT_SECONDS = 20.0
CHECK_SECONDS = 60.0
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def live_application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a GET with a stream that ends with the session, with the server or when the browser leaves.

    429 for too many streams of one person, of one address of strangers, or of all strangers: a browser does not come
    back after it by itself; our pages ask now and then, and try again.
    """
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    if scope["method"] != "GET":
        return await refuse(send, 405)
    identity = await identify(headers.get("cookie", ""))
    address = (scope.get("client") or ("",))[0]
    centre, listener = hub(), Listener(identity.user_id, identity.recipients, address)
    snapshot = await centre.join(listener)
    if snapshot is None:
        return await refuse(send, 429, (b"retry-after", str(RETRY_AFTER).encode()))
    watcher = asyncio.create_task(_watch(receive, listener))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
        first = await _first_block(headers.get("last-event-id", ""), snapshot, identity)
        await _put(send, RETRY + first)
        await _stream(send, listener, centre, headers.get("cookie", ""))
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except (
        OSError,
        DatabaseError,
    ) as error:  # the browser left in the middle of a write, or the database is away
        log.info("a live stream ended: %s", type(error).__name__)
    finally:
        centre.leave(listener)
        watcher.cancel()


async def refuse(send: Send, status: int, *headers: tuple[bytes, bytes]) -> None:
    """An empty answer."""
    headers = (*headers, (b"content-length", b"0"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _first_block(last_event_id: str, snapshot: str, identity: Identity) -> bytes:
    """What came between the browser's last event and its place in the hub; nothing is read twice."""
    if not last_event_id:
        return mark_of(snapshot)
    since = snapshot_of(last_event_id)
    if since is None:
        return RESYNC + mark_of(snapshot)
    try:
        return await missed(since, snapshot, identity.recipients)
    except DatabaseError:  # not a snapshot that PostgreSQL understands
        return RESYNC + mark_of(snapshot)


async def _stream(send: Send, listener: Listener, centre: Hub, cookies: str) -> None:
    check_at = time.monotonic() + CHECK_SECONDS * random.uniform(0.8, 1.2)
    while not listener.is_closed:
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                block = await listener.queue.get()
        except TimeoutError:
            # The mark moves on with the heartbeat, so that a quiet browser has little to catch up with.
            block = b": still here\n" + mark_of(centre.snapshot)
        if block is None:
            return
        await _put(send, block)
        if time.monotonic() >= check_at:
            identity = await identify(cookies)
            if identity.user_id != listener.user_id:
                return
            listener.recipients = identity.recipients
            check_at = time.monotonic() + CHECK_SECONDS


async def _put(send: Send, block: bytes) -> None:
    await send({"type": "http.response.body", "body": block, "more_body": True})


async def _watch(receive: Receive, listener: Listener) -> None:
    """Ends the stream when the browser leaves."""
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()
