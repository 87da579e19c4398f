"""The way to the Bot API: one event loop in a thread of its own for each process, so that connections are kept."""

import asyncio
import io
import threading
from collections.abc import Coroutine
from functools import cache
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.methods import TelegramMethod

from qala.contact.assistant.channels import NotSent, Remote

SECONDS = 15.0
MOST_BYTES = 20 * 1024 * 1024  # the Bot API hands out no larger files
T = TypeVar("T")


class Wire:
    """Calls of the Bot API from ordinary threads. What goes wrong becomes `NotSent`, in words without the token."""

    def __init__(self, token: str, api: str) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="assistant-telegram", daemon=True).start()
        self._bot: Bot = self._run(self._make(token, api), SECONDS)

    async def _make(self, token: str, api: str) -> Bot:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.rstrip("/")), timeout=SECONDS, limit=50)
        return Bot(token, session=session)

    def call(self, method: TelegramMethod[T], *, seconds: float = SECONDS) -> T:
        """One method. Raises NotSent."""
        try:
            return self._run(self._bot(method, request_timeout=int(seconds)), seconds + 5)
        except TelegramRetryAfter as told:
            raise NotSent("too many", retry_after=float(told.retry_after)) from None
        except TelegramForbiddenError:
            raise NotSent("blocked by the person", is_gone=True) from None
        except (TelegramBadRequest, TelegramEntityTooLarge) as refused:
            raise NotSent(type(refused).__name__, is_final=True) from None
        except (AiogramError, TimeoutError, OSError) as fault:
            raise NotSent(type(fault).__name__) from None

    def fetch(self, remote: Remote) -> bytes:
        """The bytes of a file. Raises NotSent."""
        from aiogram.methods import GetFile

        if remote.byte_count > MOST_BYTES:
            raise NotSent("too large", is_final=True)
        found = self.call(GetFile(file_id=remote.remote_id))
        if not found.file_path:
            raise NotSent("no path")
        into = io.BytesIO()
        try:
            self._run(self._bot.download_file(found.file_path, into, timeout=60), 90)
        except (AiogramError, TimeoutError, OSError) as fault:
            raise NotSent(type(fault).__name__) from None
        if into.tell() > MOST_BYTES:
            raise NotSent("too large", is_final=True)
        return into.getvalue()

    def close(self) -> None:
        """Let the connections go, for tests: a process keeps its own until it ends."""
        self._run(self._bot.session.close(), SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self, work: Coroutine[Any, Any, T], seconds: float) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)


@cache
def wire(token: str, api: str) -> Wire:
    """The process's own."""
    return Wire(token, api)
