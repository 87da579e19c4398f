"""The generations of now, for everybody who asks at once: one connection per process, one question at a time."""

import asyncio
import logging
import time
from typing import Any

import psycopg

from qala.shared.db import connection_parameters
from qala.shared.kept.generations import GENERATIONS

log = logging.getLogger("qala.kept")
PATIENCE, PAUSE = 3.0, 0.5  # seconds for an answer, and before a lost database is asked again


class Unreachable(Exception):
    """The database does not answer."""


class Asker:
    """`ask` answers with a state that was read after the call began: whoever comes while a question is on its way
    waits for the next one, all together."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}
        self.last_at = 0.0  # Unix time of that answer
        self.is_lost = False  # whether the last question had no answer
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._next: asyncio.Future[dict[str, int]] | None = None
        self._task: asyncio.Task[None] | None = None
        self._not_before = 0.0

    async def ask(self) -> dict[str, int]:
        """Topic → generation. Raises Unreachable."""
        loop = asyncio.get_running_loop()
        if self._next is None or self._next.get_loop() is not loop:
            self._next = loop.create_future()
        waiting = self._next
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._work(), name="qala-kept-asker")
        return await asyncio.shield(waiting)

    async def close(self) -> None:
        """Leave the database."""
        own, self._connection = self._connection, None
        if own is not None:
            await own.close()

    async def _work(self) -> None:
        while self._next is not None:
            waiting, self._next = self._next, None
            try:
                found = await self._question()
            except Unreachable:
                self._fail(waiting)
            except (psycopg.Error, OSError) as fault:
                log.warning("the generations cannot be asked: %s", type(fault).__name__)
                await self._lose(waiting)
            except Exception:  # whatever it was: nobody may be left waiting
                log.exception("the generations cannot be asked")
                await self._lose(waiting)
            else:
                self.last, self.last_at, self.is_lost = found, time.time(), False
                if not waiting.done():
                    waiting.set_result(found)

    async def _lose(self, waiting: "asyncio.Future[dict[str, int]]") -> None:
        await self.close()
        self.is_lost = True
        self._not_before = time.monotonic() + PAUSE
        self._fail(waiting)

    def _fail(self, waiting: "asyncio.Future[dict[str, int]]") -> None:
        if not waiting.done():
            waiting.set_exception(Unreachable())
            waiting.exception()  # nobody may be left to look at it

    async def _question(self) -> dict[str, int]:
        if time.monotonic() < self._not_before:
            raise Unreachable
        async with asyncio.timeout(PATIENCE):
            if self._connection is None:
                self._connection = await psycopg.AsyncConnection.connect(
                    **connection_parameters("qala kept"), autocommit=True
                )
            cursor = await self._connection.execute(GENERATIONS, prepare=True)
            return dict(await cursor.fetchall())
