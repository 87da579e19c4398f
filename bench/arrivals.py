"""Load that comes when it comes: `python -m bench.arrivals` reads streams (JSON) and writes what was seen.

Each stream has its own rate, and its requests set out at moments drawn beforehand (Poisson), whether or not earlier
ones have been answered: a site that stalls cannot slow its own load down. Times count from the moment the request
should have set out. Everybody has connections of their own, as browsers do, and keeps them as long as the site does;
one that the site has meanwhile closed is replaced and the same message sent again; it bears the same idempotency key.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count, cycle
from typing import Any

import uvloop

from bench.client import ADDRESS, KEY, read_answer

LOST = (ConnectionError, asyncio.IncompleteReadError, OSError)
KEPT_FOR = 14.0  # seconds; the site keeps an idle connection for 15 (qala.config.launch.child)
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True)
class Stream:
    """`requests` are whole HTTP/1.1 messages, taken in turn; `phases` are (name, seconds, requests a second).

    `returns`: a word of the JSON that each message's answer holds, and the header that gives it back the next time.
    `lanes`: so many clients of whom each has one request under way; of what it wants to ask meanwhile only the last is
    sent, when the answer is there (htmx's `queue last`). Message n is of client n modulo `lanes`. 0: nobody waits.
    """

    name: str
    requests: list[str]
    phases: list[tuple[str, float, float]]
    returns: tuple[str, str] | None = None
    lanes: int = 0


class Message:
    """One request that comes again and again, with what its last answer gave it to hold."""

    def __init__(self, text: bytes, returns: tuple[str, str] | None, lane: Lane | None) -> None:
        self.lane = lane
        self._text, self._returns, self._held = text, returns, b""
        # Whose browser it is; people without a session come once each.
        self.client = next((line for line in text.split(b"\r\n") if b"sessionid=" in line), b"")

    def text(self) -> bytes:
        """As it is sent now."""
        return self._text.replace(b"\r\n\r\n", self._held + b"\r\n\r\n", 1) if self._held else self._text

    def answered(self, status: str, body: bytes) -> None:
        """Keep what is to be given back."""
        if self._returns is not None and status == "200":
            word, header = self._returns
            self._held = f"\r\n{header}: {json.loads(body)[word]}".encode()


@dataclass
class Lane:
    """One client that waits for its answer before it asks again."""

    is_busy: bool = False
    waiting: tuple[tuple[str, str], Message, float] | None = None


def messages_of(stream: Stream) -> Iterator[Message]:
    """Without end."""
    lanes = [Lane() for _each in range(stream.lanes)]
    made = [
        Message(text.encode(), stream.returns, lanes[n % stream.lanes] if lanes else None)
        for n, text in enumerate(stream.requests)
    ]
    return cycle(made)


class Arrivals:
    """All streams carried out once."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.times: dict[tuple[str, str], list[float]] = defaultdict(list)
        self.statuses: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.bytes: Counter[tuple[str, str]] = Counter()
        self.overtaken: Counter[tuple[str, str]] = Counter()
        self.late = 0.0
        self._idle: dict[bytes, list[tuple[Connection, asyncio.TimerHandle]]] = defaultdict(list)
        self._numbers = count(int(time.time()) % 60_000 * 256)

    async def run(self, streams: list[Stream]) -> None:
        async with asyncio.TaskGroup() as group:
            for stream in streams:
                group.create_task(self._set_out(stream, group))

    async def _set_out(self, stream: Stream, group: asyncio.TaskGroup) -> None:
        messages, started = messages_of(stream), time.perf_counter()
        for phase, at in moments(stream):
            await asyncio.sleep(started + at - time.perf_counter())
            self.late = max(self.late, time.perf_counter() - started - at)
            group.create_task(self._one((stream.name, phase), next(messages), started + at))

    def _filled(self, message: bytes) -> bytes:
        number = next(self._numbers)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}".ljust(len(ADDRESS))
        return message.replace(KEY.encode(), uuid.uuid4().hex.encode()).replace(
            ADDRESS.encode(), address.encode()
        )

    async def _one(self, key: tuple[str, str], message: Message, due: float) -> None:
        lane = message.lane or Lane()
        if lane.is_busy:
            if lane.waiting is not None:
                self.overtaken[lane.waiting[0]] += 1
            lane.waiting = (key, message, due)
            return
        lane.is_busy = True
        await self._sent(key, message, due)
        while lane.waiting is not None:
            following, lane.waiting = lane.waiting, None
            await self._sent(*following)
        lane.is_busy = False

    async def _sent(self, key: tuple[str, str], message: Message, due: float) -> None:
        status, body = await self._exchange(message.client, self._filled(message.text()))
        message.answered(status, body)
        self.times[key].append(1000 * (time.perf_counter() - due))
        self.statuses[key][status] += 1
        self.bytes[key] += len(body)

    async def _exchange(self, client: bytes, message: bytes) -> tuple[str, bytes]:
        """Status ("lost" when the site did not answer on a fresh connection) and body."""
        while idle := self._idle[client]:
            connection, closing = idle.pop()
            closing.cancel()
            try:
                return await self._ask(client, connection, message)
            except LOST:
                connection[1].close()
        try:
            connection = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            return await self._ask(client, connection, message)
        except LOST:
            return "lost", b""

    async def _ask(self, client: bytes, connection: Connection, message: bytes) -> tuple[str, bytes]:
        reader, writer = connection
        writer.write(message)
        status, head, body = await read_answer(reader)
        if not client or b"\r\nconnection: close" in head.lower():
            writer.close()
        else:
            closing = asyncio.get_running_loop().call_later(KEPT_FOR, self._drop, client, connection)
            self._idle[client].append((connection, closing))
        return str(status), body

    def _drop(self, client: bytes, connection: Connection) -> None:
        self._idle[client] = [each for each in self._idle[client] if each[0] is not connection]
        connection[1].close()


def moments(stream: Stream) -> Iterator[tuple[str, float]]:
    """(phase, seconds after the start), the same every time."""
    rng, begun = random.Random(stream.name), 0.0
    for phase, seconds, rate in stream.phases:
        at = begun
        while rate and (at := at + rng.expovariate(rate)) < begun + seconds:
            yield phase, at
        begun += seconds


async def arrive(port: int, streams: list[Stream]) -> dict[str, Any]:
    """Carry them out in a process of its own: {"rows": [one per stream and phase], "late": ms, "cpu": s}."""
    plan = {"port": port, "streams": [asdict(stream) for stream in streams]}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.arrivals", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate(json.dumps(plan).encode())
    if child.returncode:
        raise RuntimeError("the load generator failed")
    return dict(json.loads(said))


def main() -> None:
    plan = json.load(sys.stdin)
    load = Arrivals(plan["port"])
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(load.run([Stream(**each) for each in plan["streams"]]))
    rows = []
    for (name, phase), unsorted in load.times.items():
        times, key = sorted(unsorted), (name, phase)
        share = [times[min(len(times) - 1, int(part * len(times)))] for part in (0.5, 0.95, 0.99)]
        rows.append(
            {"stream": name, "phase": phase, "count": len(times), "statuses": load.statuses[key], "p50": share[0],
             "p95": share[1], "p99": share[2], "longest": times[-1], "bytes": load.bytes[key],
             "overtaken": load.overtaken[key]}
        )  # fmt: skip
    json.dump({"rows": rows, "late": 1000 * load.late, "cpu": time.process_time()}, sys.stdout)


if __name__ == "__main__":
    main()
