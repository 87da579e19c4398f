"""One per process: hears NOTIFY, reads the outbox once and hands each listener what is theirs."""

import asyncio
import logging
import signal
import threading
from collections import Counter
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

import psycopg
from django.conf import settings
from psycopg import sql

from qala.shared.db import connection_parameters
from qala.shared.live import CHANNEL, EVERYBODY
from qala.shared.sse.identity import STRANGER
from qala.shared.sse.outbox import NEWS, RECENT, RESYNC, Batch, batch_of, mark_of

log = logging.getLogger("qala.live")

QUEUE_LENGTH = 16
POLL_SECONDS = 5.0
RECONNECT_SECONDS = 0.5
# Of a portal on a standby; a transaction of the office that lasts longer is not heard of there.
LOOK_SECONDS = 2.0
MAX_PER_USER = 12
# All who have not signed in, in one process, and of them those behind one address (a school, an office); whoever is
# refused asks now and then instead.
MAX_STRANGERS, MAX_PER_ADDRESS = 4_000, 100
IPV6_NETWORK = 64  # bits: one subscriber has a network of addresses


class Listener:
    """One open browser: who it is, what it may hear, and a short queue."""

    def __init__(self, user_id: int, recipients: frozenset[str], address: str = "") -> None:
        self.user_id, self.recipients = user_id, recipients
        # Under which it is counted, and how many may be.
        self.counts: list[tuple[str | int, int]] = [(user_id, MAX_PER_USER)]
        if user_id == STRANGER.user_id:
            self.counts = [(user_id, MAX_STRANGERS), (network_of(address), MAX_PER_ADDRESS)]
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue(QUEUE_LENGTH)
        self.is_closed = False

    def offer(self, block: bytes, snapshot: str) -> None:
        """Put a block without waiting. A full queue is emptied and the browser told to ask for everything again."""
        if self.queue.full():
            while not self.queue.empty():
                self.queue.get_nowait()
            block = RESYNC + mark_of(snapshot)
        self.queue.put_nowait(block)

    def close(self) -> None:
        """End the stream: what waits is dropped, the browser comes back by itself."""
        self.is_closed = True
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


def network_of(address: str) -> str:
    """What counts as one visitor's address: all of IPv4, the network of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    mapped = known.ipv4_mapped
    return str(mapped or ip_network((int(known), IPV6_NETWORK), strict=False))


class Hub:
    """The listeners of one event loop and the task that feeds them."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.snapshot = ""
        self.is_closing = False
        self._listeners: set[Listener] = set()
        self._counts: Counter[str | int] = Counter()
        self._ready = asyncio.Event()
        self._task = self.loop.create_task(self._run(), name="qala-live-hub")
        self._release_signals = _on_shutdown(lambda: self.loop.call_soon_threadsafe(self.close))

    def __len__(self) -> int:
        return len(self._listeners)

    async def join(self, listener: Listener) -> str | None:
        """Add a listener; returns the snapshot from which on it hears everything, None when it has too many streams."""
        await self._ready.wait()
        if any(self._counts[name] >= most for name, most in listener.counts):
            return None
        self._counts.update(name for name, _most in listener.counts)
        self._listeners.add(listener)
        return self.snapshot

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        if listener in self._listeners:
            self._listeners.discard(listener)
            for name, _most in listener.counts:
                self._counts[name] -= 1
                if not self._counts[name]:
                    del self._counts[name]

    def close(self) -> None:
        """End all streams and the task: otherwise the server would wait for the browsers to leave."""
        self.is_closing = True
        self._task.cancel()
        self._release_signals()
        for listener in self._listeners:
            listener.close()

    async def _run(self) -> None:
        while not self.is_closing:
            try:
                await (self._look() if settings.PORTAL_ONLY else self._listen())
            except (psycopg.Error, OSError) as error:
                log.warning("the live connection was lost (%s), connecting again", type(error).__name__)
                await asyncio.sleep(RECONNECT_SECONDS)
            except Exception:
                log.exception("the live hub failed, starting again")
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen(self) -> None:
        """LISTEN first, then read: what commits in between is noticed either way, also after a lost connection."""
        async with await psycopg.AsyncConnection.connect(
            **connection_parameters("qala live"), autocommit=True
        ) as own:
            await own.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            if not self.snapshot:
                cursor = await own.execute("SELECT pg_current_snapshot()::text")
                self.snapshot = (await cursor.fetchone() or ("",))[0]
                self._ready.set()
            while True:
                await self._read(own)
                async for _notice in own.notifies(timeout=POLL_SECONDS, stop_after=1):
                    pass

    async def _look(self) -> None:
        """Without LISTEN and without snapshots, which a standby does not have: every row of the last minutes that was
        not seen yet. Whoever may have missed something is told to ask for all again: a mark names no snapshot here."""
        async with await psycopg.AsyncConnection.connect(
            **connection_parameters("qala live"), autocommit=True
        ) as own:
            seen = {row[0] for row in await self._recent(own)}
            self._deliver(Batch(None, ""))
            self._ready.set()
            while True:
                await asyncio.sleep(LOOK_SECONDS)
                rows = await self._recent(own)
                self._deliver(batch_of([("", *row[1:]) for row in rows if row[0] not in seen]))
                seen = {row[0] for row in rows}

    async def _recent(self, own: psycopg.AsyncConnection[Any]) -> list[tuple[Any, ...]]:
        return await (await own.execute(RECENT, {"to": [EVERYBODY]})).fetchall()

    async def _read(self, own: psycopg.AsyncConnection[Any]) -> None:
        cursor = await own.execute(NEWS, {"since": self.snapshot})
        batch = batch_of(await cursor.fetchall())
        self.snapshot = batch.snapshot
        if batch.messages is None or batch.messages:
            self._deliver(batch)

    def _deliver(self, batch: Batch) -> None:
        for listener in self._listeners:
            block = batch.block_for(listener.recipients)
            if block and not listener.is_closed:
                listener.offer(block, batch.snapshot)


_hub: Hub | None = None


def hub() -> Hub:
    """The hub of the running loop, made by the first listener."""
    global _hub
    if _hub is None or _hub.is_closing or _hub.loop is not asyncio.get_running_loop():
        _hub = Hub()
    return _hub


def close_streams() -> None:
    """End every stream of this process; safe to call from any thread, and when there is none."""
    if _hub is not None and not _hub.loop.is_closed():
        _hub.loop.call_soon_threadsafe(_hub.close)


def _on_shutdown(act: Callable[[], Any]) -> Callable[[], None]:
    """Call `act` on SIGTERM and SIGINT before the server's own handler, which waits for open streams to end."""
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def chained(number: int, frame: Any) -> None:
        act()
        previous = before[signal.Signals(number)]
        if callable(previous):
            previous(number, frame)

    wrapped = [number for number, previous in before.items() if callable(previous)]
    for number in wrapped:
        signal.signal(number, chained)

    def release() -> None:
        for number in wrapped:
            if signal.getsignal(number) is chained:
                signal.signal(number, before[number])

    return release
