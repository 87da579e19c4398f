"""The ASGI application around Django that answers strangers from kept pages."""

import asyncio
import hashlib
import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from qala.shared.kept.asked import Scope, headers_of, is_keepable, key_of, scope_for
from qala.shared.kept.asking import Asker, Unreachable
from qala.shared.kept.marking import HEADER, Mark
from qala.shared.kept.sharing import Shared
from qala.shared.kept.store import Headers, Key, Page, Store, packed

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

log = logging.getLogger("qala.kept")
MARK = HEADER.lower().encode()
# They belong to one answer, or are written anew.
OWN_HEADERS = {MARK, b"x-request-id", b"content-length", b"content-encoding", b"etag"}
MOST_SITES = 6  # names and ports that one site is asked by
PATIENCE, PAUSE = 2.0, 0.004  # seconds for a neighbour that makes a page, and between looks
ROUNDS = 3  # after which somebody who always finds a page changed again is answered alone


@dataclass
class Answer:
    """A whole answer of Django."""

    status: int = 500
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    async def take(self, message: Message) -> None:
        """An ASGI `send`."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], [(n.lower(), v) for n, v in message["headers"]]
        else:
            self.body += message.get("body", b"")

    def header(self, name: bytes) -> bytes:
        """One of its headers, b"" for none."""
        return next((value for known, value in self.headers if known == name), b"")

    @property
    def mark(self) -> Mark | None:
        """What the view said; None where it may not be kept, whatever the view said."""
        said = self.header(MARK)
        cache, policy = self.header(b"cache-control"), self.header(b"content-security-policy")
        is_own = (
            bool(self.header(b"set-cookie") or self.header(b"content-encoding"))
            or any(word in cache for word in (b"private", b"no-store"))
            or b"'nonce-" in policy
        )
        return Mark.read(said.decode()) if said and not is_own else None


class KeptPages:
    """Answers from what is kept, when that is certain to be true now; otherwise as the application inside."""

    def __init__(self, inside: Application, *, most_bytes: int, shared: Shared | None = None) -> None:
        self.inside, self.store, self.asker = inside, Store(most_bytes), Asker()
        self.shared = shared or Shared()
        self._making: dict[Key, asyncio.Future[None]] = {}
        own = urlsplit(settings.BASE_URL)
        self.sites = {(own.scheme, own.netloc)}  # names under which pages are kept; the site's own always
        self._renewals: dict[Key, asyncio.Task[None]] = {}
        # Threads that make pages take turns with the loop that shows them: with more at once, all are slow.
        self._makers, self._renewers = asyncio.Semaphore(2), asyncio.Semaphore(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = headers_of(scope)
        key = self.key_of(scope, headers)
        if key is None or (self.store.get(key) is None and not is_keepable(key.path)):
            await self.inside(scope, receive, send)
            return
        try:
            page = await self.valid(key, scope.get("client"))
        except Unreachable:
            await self.without_database(key, headers, scope, receive, send)
            return
        if isinstance(page, Page):
            await send_page(page, headers, scope["method"], send)
        elif page is not None:
            await _send_answer(page, scope["method"], send)
        else:
            await self.inside(scope, receive, send)

    def key_of(self, scope: Scope, headers: dict[str, str]) -> Key | None:
        """Of the page that is shown for the request; None where it is answered alone."""
        return key_of(scope, headers)

    async def without_database(
        self, key: Key, headers: dict[str, str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """The generations cannot be asked: what is kept may be withdrawn, so nothing is shown from it."""
        await self.inside(scope, receive, send)

    async def valid(self, key: Key, client: Any = None) -> Page | Answer | None:
        """The page as of a moment after the call, kept or made; an answer that cannot be kept; None for neither.
        Raises Unreachable."""
        for _round in range(ROUNDS):
            now, page = await self.asker.ask(), self.store.get(key)
            if page is not None and page.is_young and page.mark.still_holds(now):
                if page.is_ripe and key not in self._renewals:
                    self._beforehand(key)
                return page
            making = self._making.get(key)
            if making is None:
                return await self._make_alone(key, client, now)
            await making  # the page that comes may be read before we came: look at its generations, too
        return None

    def _beforehand(self, key: Key) -> None:
        """Only what may be old is renewed so: what was withdrawn is asked about first."""
        self._renewals[key] = asyncio.get_running_loop().create_task(
            self._renew(key), name="qala-kept-renewal"
        )

    async def _renew(self, key: Key) -> None:
        try:
            await self.renew(key)
        except Unreachable:
            pass  # what is here is all there is
        except Exception:
            log.exception("a kept page cannot be renewed")
        finally:
            del self._renewals[key]

    async def renew(self, key: Key) -> None:
        """Make it, one of these at a time, unless somebody makes it. Raises Unreachable."""
        async with self._renewers:
            now = await self.asker.ask()
            if key not in self._making:
                await self._make_alone(key, None, now)

    async def _make_alone(self, key: Key, client: Any, now: dict[str, int]) -> Page | Answer:
        made = self._making[key] = asyncio.get_running_loop().create_future()
        try:
            return await self._make_once(key, client, now)
        finally:
            del self._making[key]
            made.set_result(None)

    def _is_site(self, key: Key) -> bool:
        """Whether its name has room. Nobody fills memory by inventing names and ports."""
        site = (key.scheme, key.host)
        if len(self.sites) < MOST_SITES:
            self.sites.add(site)
        return site in self.sites

    async def _make_once(self, key: Key, client: Any, now: dict[str, int]) -> Page | Answer:
        """Make it, or take what a neighbour makes of it meanwhile: as of now or a moment later, like one's own."""
        give_up, known = time.monotonic() + PATIENCE, self.store.peek(key)
        while True:
            async with self._makers:
                page = self.shared.find(key)
                is_newer = page is not None and (known is None or page.made_at > known.made_at)
                if page and is_newer and page.is_young and page.mark.is_as_new_as(now) and self._is_site(key):
                    self.store.put(key, page)
                    return page
                with self.shared.turn(key) as is_ours:
                    if is_ours or time.monotonic() > give_up:
                        return await self.make(key, client)
            await asyncio.sleep(PAUSE)

    async def make(self, key: Key, client: Any = None) -> Page | Answer:
        """Ask the application inside for it, as nobody."""
        answer = Answer()
        await self.inside(scope_for(key, client), nothing_more(), answer.take)
        mark = answer.mark
        if mark is None or not self._is_site(key):
            if answer.status < 500:  # a site in trouble says nothing about the page
                self.store.drop(key)
            return answer
        page = await asyncio.get_running_loop().run_in_executor(None, self._packed, key, answer, mark)
        self.store.put(key, page)
        return page

    def _packed(self, key: Key, answer: Answer, mark: Mark) -> Page:
        page = _page(answer, mark)
        self.shared.put(key, page)
        return page


def _page(answer: Answer, mark: Mark) -> Page:
    headers = [(name, value) for name, value in answer.headers if name not in OWN_HEADERS]
    if not answer.header(b"cache-control"):
        headers.append((b"cache-control", b"no-cache"))
    vary = [answer.header(b"vary"), b"Accept-Encoding, HX-Request, HX-Boosted"]
    headers = [(name, value) for name, value in headers if name != b"vary"]
    headers.append((b"vary", b", ".join(each for each in vary if each)))
    return page_of(headers, mark, answer.body)


def page_of(headers: Headers, mark: Mark, body: bytes) -> Page:
    """Packed, with the tag of these bytes."""
    tag = hashlib.sha256(body).hexdigest()[:32]
    return Page(headers, f'W/"{tag}"'.encode(), mark, packed(body))


async def send_page(page: Page, asked: dict[str, str], method: str, send: Send) -> None:
    """The page in the best encoding that was asked for; 304 where it is there already."""
    headers = [*page.headers, (b"etag", page.etag), (b"x-request-id", uuid.uuid4().hex.encode())]
    if page.etag.decode() in asked.get("if-none-match", ""):
        await send_bytes(304, [each for each in headers if each[0] != b"content-type"], b"", send)
        return
    accepted = asked.get("accept-encoding", "")
    if page.is_packed_for(accepted):
        body, encoding = page.body(accepted)
    else:
        body, encoding = await asyncio.get_running_loop().run_in_executor(None, page.body, accepted)
    headers += [(b"content-encoding", encoding)] if encoding else []
    headers.append((b"content-length", str(len(body)).encode()))
    await send_bytes(200, headers, b"" if method == "HEAD" else body, send)


async def _send_answer(answer: Answer, method: str, send: Send) -> None:
    headers = [(name, value) for name, value in answer.headers if name != MARK]
    await send_bytes(answer.status, headers, b"" if method == "HEAD" else answer.body, send)


async def send_bytes(status: int, headers: Headers, body: bytes, send: Send) -> None:
    """A whole answer."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def nothing_more() -> Receive:
    """An ASGI `receive` without a body, of a client that never leaves: a streamed answer waits for that."""
    messages: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if not messages:
            await asyncio.get_running_loop().create_future()
        return messages.pop()

    return receive
