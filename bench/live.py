"""Live news: 2,000 open streams on one web process; every message must reach every one."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import uvloop

from bench.processes import cpu_seconds, memory_mb
from bench.report import Report
from bench.stand import stand

MESSAGES, EVERY = 20, 0.5
# One person may have twelve streams, so there are enough people.
PER_PERSON = 10


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of streams."""
    streams = size or (300 if is_quick else 2000)
    with tempfile.TemporaryDirectory(prefix="qala-bench-") as folder, stand(Path(folder), web=1) as here:
        cookies = here.django("bench.people", "controller", str(-(-streams // PER_PERSON)))
        pid = here.web_pids[0]
        empty, before = memory_mb(pid), cpu_seconds(pid)
        plan = {"port": here.port, "url": here.url, "streams": streams, "cookies": cookies}
        said = asyncio.run(_listen_elsewhere(plan, lambda: memory_mb(pid)))
        expected = streams * MESSAGES
        report.say("streams open", said["open"], "streams", f"= {streams}")
        report.say("opening all", said["opening"], "s")
        report.say("messages lost", expected - said["received"], f"of {expected:,}", "= 0")
        report.say("message from commit to browser: p50", said["p50"], "ms")
        report.say("message from commit to browser: p99", said["p99"], "ms")
        report.say("memory of the web process", said["memory"], "MB")
        report.say("memory per stream", 1024 * (said["memory"] - empty) / streams, "kB")
        report.say(
            "CPU of web per delivered message",
            1e6 * (cpu_seconds(pid) - before) / expected,
            "µs, with opening",
        )


async def _listen_elsewhere(plan: dict[str, Any], memory: Any) -> dict[str, Any]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.live", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdin
    assert child.stdout
    child.stdin.write(json.dumps(plan).encode() + b"\n")
    line = await child.stdout.readline()  # said when all messages were sent
    used = memory()
    child.stdin.close()
    said = await child.stdout.read()
    await child.wait()
    if child.returncode or not line:
        raise RuntimeError("the listeners failed")
    return {**json.loads(said), "memory": used}


class Listeners:
    """The browsers."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.delays: list[float] = []
        self.open = 0
        self._slots = asyncio.Semaphore(64)

    async def listen(self, cookies: str) -> None:
        async with self._slots:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.plan["port"])
            head = f"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: {cookies}\r\n\r\n"
            writer.write(head.encode())
            answer = await reader.readuntil(b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 200"), answer[:60]
            await reader.readuntil(b"retry:")
        self.open += 1
        while True:
            line = await reader.readline()
            if not line:
                return
            if line.startswith(b"data:") and b'"sent"' in line:
                self.delays.append(time.time() - json.loads(line[5:])["data"]["sent"])

    async def _until(self, is_done: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not is_done() and time.monotonic() < end:  # noqa: ASYNC110  counts of thousands of streams, not an event
            await asyncio.sleep(0.1)

    async def all(self) -> dict[str, Any]:
        started, cookies = time.monotonic(), self.plan["cookies"]
        tasks = [
            asyncio.create_task(self.listen(cookies[n % len(cookies)])) for n in range(self.plan["streams"])
        ]
        await self._until(lambda: self.open == len(tasks), 120)
        opening = time.monotonic() - started
        async with await psycopg.AsyncConnection.connect(self.plan["url"], autocommit=True) as own:
            for _ in range(MESSAGES):
                await own.execute(
                    "WITH made AS (INSERT INTO shared_outboxentry (topic, data, recipients)"
                    " VALUES ('appeal', %s, ARRAY['perm:appeals.view']) RETURNING id)"
                    " SELECT pg_notify('qala_live', id::text) FROM made",
                    [json.dumps({"number": "26-0000001-A", "verb": "register", "sent": time.time()})],
                )
                await asyncio.sleep(EVERY)
        await self._until(lambda: len(self.delays) == self.open * MESSAGES, 20)
        print("sent", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        for task in tasks:
            task.cancel()
        delays = sorted(self.delays) or [0.0]
        share = [1000 * delays[min(len(delays) - 1, int(part * len(delays)))] for part in (0.5, 0.99)]
        return {
            "open": self.open,
            "opening": opening,
            "received": len(self.delays),
            "p50": share[0],
            "p99": share[1],
        }


def main() -> None:
    """The process of the browsers."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    plan = json.loads(sys.stdin.readline())

    async def listen() -> dict[str, Any]:
        return await Listeners(plan).all()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(listen())))


if __name__ == "__main__":
    main()
