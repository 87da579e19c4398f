"""Django under ASGI for a house whose views are all synchronous: one thread carries a request from end to end.

Django's own handler makes a thread for every request and goes back and forth between it and the event loop at the
edge of middleware and view; that was more than a quarter of the cost of taking in an appeal. Here a few threads live
as long as the process and hold no more database connections than the pool has.
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.db import close_old_connections
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

# Together below the size of the connection pool (qala.config.database): a stream takes one while it makes a piece.
SCREEN_THREADS, FORM_THREADS, PATIENT_THREADS = 5, 3, 1


def is_at_a_screen(scope: Any) -> bool:
    """Whether somebody looks at a page that is to come or to change: what is only read, and parts of a page that htmx
    asks for (a boosted form is a form)."""
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return True
    names = {name for name, _value in scope["headers"]}
    return b"hx-request" in names and b"hx-boosted" not in names


def is_patient(scope: Any) -> bool:
    """Whether the client says that the answer may wait: `Priority: u=5` and above (RFC 9218; 3 where it says nothing).

    A phone that asks once a minute whether there is news does so. It can put nobody but itself behind others.
    """
    given = next((value for name, value in scope["headers"] if name == b"priority"), b"")
    return any(part.strip() in (b"u=5", b"u=6", b"u=7") for part in given.split(b","))


class ThreadedHandler(ASGIHandler):
    """The ASGI application. Streamed answers (exports, files) are async iterators and run in the event loop."""

    def __init__(self) -> None:
        self.load_middleware(is_async=False)
        # When more comes than can be done, people at a screen are served first, then what is sent in, and those last
        # who say that they can wait; each has threads that the others cannot take.
        self._screen = ThreadPoolExecutor(SCREEN_THREADS, thread_name_prefix="qala-screen")
        self._form = ThreadPoolExecutor(FORM_THREADS, thread_name_prefix="qala-form")
        self._patient = ThreadPoolExecutor(PATIENT_THREADS, thread_name_prefix="qala-patient")

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        await self(scope, receive, send)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Read the body, answer in a thread, send."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        loop = asyncio.get_running_loop()
        # A fresh context each: what one request leaves behind (its language) is nothing to the next.
        context = contextvars.copy_context()
        try:
            threads = self._threads_for(scope)
            response = await loop.run_in_executor(threads, context.run, self._answer, scope, body)
            if response.streaming:
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)
        finally:
            body.close()

    def _threads_for(self, scope: Any) -> ThreadPoolExecutor:
        if is_patient(scope):
            return self._patient
        return self._screen if is_at_a_screen(scope) else self._form

    def _answer(self, scope: Any, body: Any) -> HttpResponseBase:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response: HttpResponseBase = refusal or self.get_response(request)  # type: ignore[arg-type]
        if response.streaming:
            close_old_connections()
        else:
            response.close()  # ends the request: its connection goes back to the pool, its files are closed
        return response

    async def _stream(self, response: HttpResponseBase, receive: Any, send: Any) -> None:
        """Send piece by piece until the end or until the client leaves."""
        async with ThreadSensitiveContext():
            tasks = [
                asyncio.create_task(self.send_response(response, send)),
                asyncio.create_task(self.listen_for_disconnect(receive)),
            ]
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                ended = await asyncio.gather(*tasks, return_exceptions=True)
                await sync_to_async(response.close)()
        if isinstance(ended[0], Exception):
            raise ended[0]
