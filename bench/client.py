"""The load generator, a process of its own: `python -m bench.client` reads a plan (JSON) and writes what it saw.

Plain sockets with keep-alive and one request under way per client: the cost of the client must stay far below
the server's, because both share the cores.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

import uvloop

# Replaced in every request, same length: a fresh key and a fresh visitor's address.
KEY, ADDRESS = "@key-------------------------@".ljust(32, "@"), "@address-----@"


@dataclass
class Plan:
    """`requests` are whole HTTP/1.1 messages, taken in turn; ends after `seconds` or `most` requests. With a `pace` (a
    second) each has its moment, and its time counts from there, also when nobody was free to ask."""

    port: int
    clients: int
    requests: list[str]
    seconds: float = 10.0
    most: int = 1_000_000
    warm: int = 0
    pace: float = 0.0


@dataclass
class Seen:
    """What the clients saw. Times in ms."""

    count: int = 0
    seconds: float = 0.0
    statuses: dict[str, int] = field(default_factory=dict)
    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    longest: float = 0.0
    bytes: int = 0
    cpu: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return self.count / self.seconds if self.seconds else 0.0

    @property
    def bad(self) -> dict[str, int]:
        """Answers other than 2xx and 3xx."""
        return {status: n for status, n in self.statuses.items() if status[0] not in "23"}


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes, bytes]:
    """Status, head and body of one answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    status, lowered, body = int(head[9:12]), head.lower(), b""
    if (at := lowered.find(b"content-length:")) >= 0:
        size = int(lowered[at + 15 : lowered.find(b"\r", at)])
        if size:
            body = await reader.readexactly(size)
    elif b"transfer-encoding: chunked" in lowered:
        while piece := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(piece + 2))[:-2]
        await reader.readexactly(2)
    return status, head, body


class Run:
    """One plan carried out."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.times: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.bytes = 0
        self._left = plan.most + plan.warm
        self._end = 0.0
        texts = (text.encode() for text in plan.requests)
        self._messages: Iterator[bytes] = itertools.cycle(list(texts))
        self._turns, self._begun = itertools.count(), 0.0
        self._numbers = itertools.count(int(time.time()) % 60_000 * 256)

    def message(self) -> bytes:
        number = next(self._numbers)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}".ljust(len(ADDRESS))
        found = next(self._messages).replace(KEY.encode(), uuid.uuid4().hex.encode())
        return found.replace(ADDRESS.encode(), address.encode())

    async def client(self) -> None:
        reader = writer = None
        while self._left > 0 and time.perf_counter() < self._end:
            self._left -= 1
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.plan.port, limit=1 << 20)
            started = await self._moment()
            writer.write(self.message())
            assert reader is not None
            status, head, body = await read_answer(reader)
            if self._left < self.plan.most:
                self.times.append(time.perf_counter() - started)
            self.statuses[status] += 1
            self.bytes += len(body)
            if b"\r\nconnection: close" in head.lower():
                writer.close()
                writer = None
        if writer is not None:
            writer.close()

    async def _moment(self) -> float:
        """When the next request is to be asked."""
        now = time.perf_counter()
        if not self.plan.pace:
            return now
        due = self._begun + next(self._turns) / self.plan.pace
        if due > now:
            await asyncio.sleep(due - now)
        return due

    async def all(self) -> Seen:
        started = time.perf_counter()
        self._begun, self._end = started, started + self.plan.seconds
        await asyncio.gather(*(self.client() for _ in range(self.plan.clients)))
        seconds = time.perf_counter() - started
        times = sorted(self.times) or [0.0]

        def share(part: float) -> float:
            return 1000 * times[min(len(times) - 1, int(part * len(times)))]

        statuses = {str(status): n for status, n in self.statuses.items()}
        return Seen(
            sum(self.statuses.values()), seconds, statuses, share(0.5), share(0.95), share(0.99), 1000 * times[-1],
            self.bytes, time.process_time(),
        )  # fmt: skip


async def load(plan: Plan) -> Seen:
    """Carry out a plan in a process of its own."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.client", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate(json.dumps(asdict(plan)).encode())
    if child.returncode:
        raise RuntimeError("the load generator failed")
    return Seen(**json.loads(said))


def main() -> None:
    plan = Plan(**json.load(sys.stdin))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        json.dump(asdict(runner.run(Run(plan).all())), sys.stdout)


if __name__ == "__main__":
    main()
