"""Kept pages that outlive the database: for a portal of its own, which goes on with what was published last."""

import asyncio
import logging
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.db import connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localtime

from qala.shared.kept.application import Application, KeptPages, Receive, Send, page_of, send_bytes, send_page
from qala.shared.kept.asked import Scope, anybodys
from qala.shared.kept.asking import Unreachable
from qala.shared.kept.filling import fill
from qala.shared.kept.marking import LINKED
from qala.shared.kept.sharing import Shared
from qala.shared.kept.store import Key, Page
from qala.shared.languages import LANGUAGES, SHOWN

log = logging.getLogger("qala.kept")
NOTE = b"<!--q-note-->"
AWAY = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"retry-after", b"60"),
    (b"cache-control", b"no-store"),
]
EVERY, MOST = 1.0, 300  # seconds between looks, and pages made anew after one
CHORE_EVERY = 60.0  # seconds at least


class LastingPages(KeptPages):
    """Looks every second whether anything was published or withdrawn, and makes anew what people read. Without the
    database it shows what it has, with a note; never a page that shows less than what was known when the database went:
    a project withdrawn a second before is gone all the same. What the sitemap names it keeps beforehand.
    `linked`: addresses (of photos) that are answered then, too, where one of those pages has them.
    `chore` is done after changes, for there is no worker."""

    def __init__(
        self,
        inside: Application,
        *,
        most_bytes: int,
        first: tuple[str, ...] = (),
        linked: re.Pattern[bytes] | None = None,
        chore: Callable[[], object] | None = None,
        shared: Shared | None = None,
    ) -> None:
        super().__init__(inside, most_bytes=most_bytes, shared=shared)
        self.first, self.linked, self.chore = first, linked, chore
        self._done_for, self._done_at = {"": -1}, float("-inf")
        self._keeper: asyncio.Task[None] | None = None
        self._filler: asyncio.Task[None] | None = None
        # What is shown in an outage, and of which page: as long as it lasts.
        self._notes: dict[Key, tuple[Page, asyncio.Future[Page]]] = {}
        self._links: tuple[dict[str, int], asyncio.Future[frozenset[bytes]]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.get_running_loop().create_task(self._keep(), name="qala-kept-keeper")
            self._filler = asyncio.get_running_loop().create_task(fill(self), name="qala-kept-filler")
        if self.asker.is_lost and await self._is_linked(scope["path"].encode()):
            scope = {**scope, LINKED: True}
        await super().__call__(scope, receive, send)

    def key_of(self, scope: Scope, headers: dict[str, str]) -> Key | None:
        """Whoever chose a look of their own gets the usual one while no other can be made."""
        return super().key_of(scope, anybodys(headers) if self.asker.is_lost else headers)

    async def without_database(
        self, key: Key, headers: dict[str, str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """What is kept, here or by a neighbour, with a note; 503 where nothing is."""
        page = self._last_of(key)
        if page is None:
            with translation.override(key.language):
                body = unreachable_page(f"{key.path}?{key.query}" if key.query else key.path).encode()
            await send_bytes(503, AWAY, b"" if scope["method"] == "HEAD" else body, send)
            return
        noted = await self._noted(key, page)
        await send_page(noted, headers, scope["method"], send)

    def _last_of(self, key: Key) -> Page | None:
        """The page that shows everything that was known. A neighbour may have made it just before: nobody may find a
        page at one moment and none at the next. What lies in the folder stays there while nothing new comes."""
        page = self.store.get(key)
        if page is None or not page.mark.is_as_new_as(self.asker.last):
            page = self.shared.find(key)
            if page is None or not page.mark.is_as_new_as(self.asker.last):
                return None
            self.store.put(key, page)
        return page

    async def _noted(self, key: Key, page: Page) -> Page:
        """Written and packed once in an outage, however many ask, and not in the loop that shows pages."""
        loop, (known, writing) = asyncio.get_running_loop(), self._notes.get(key, (None, None))
        if writing is None or known is not page or writing.get_loop() is not loop:
            writing = loop.run_in_executor(None, _with_note, page, key.language, self.asker.last_at)
            self._notes[key] = page, writing
        return await asyncio.shield(writing)

    async def _is_linked(self, path: bytes) -> bool:
        """By a page that may be shown now: what was known to be withdrawn is on none of them."""
        if self.linked is None or not self.linked.fullmatch(path):
            return False
        loop, last = asyncio.get_running_loop(), self.asker.last
        if self._links is None or self._links[0] is not last or self._links[1].get_loop() is not loop:
            pages = {
                (key.path, key.query, key.part): page
                for key, page in self.store.pages()
                if page.mark.is_as_new_as(last)
            }
            self._links = last, loop.run_in_executor(None, _found_in, list(pages.values()), self.linked)
        return path in await asyncio.shield(self._links[1])

    def stop(self) -> None:
        """Look after nothing any more."""
        for task in (self._keeper, self._filler):
            if task is not None:
                task.cancel()

    async def _keep(self) -> None:
        """For as long as the process lives."""
        while True:
            await self._look(self._first_keys)
            await self._look(self._outdated)
            await self._do_chore()
            await asyncio.sleep(EVERY)

    async def _look(self, keys: Callable[[], list[Key]]) -> None:
        try:
            await self.asker.ask()
            self._notes.clear()
            for key in keys():
                await self.valid(key)
        except Unreachable:
            return
        except Exception:
            log.exception("kept pages cannot be made anew")

    async def _do_chore(self) -> None:
        """Soon after something changed, and not all the time."""
        seen, moment = self.asker.last, time.monotonic()
        if self.chore is None or seen == self._done_for or moment - self._done_at < CHORE_EVERY:
            return
        self._done_for, self._done_at = seen, moment
        try:
            await sync_to_async(_with_its_connection)(self.chore)
        except Exception:
            log.exception("the chore of the portal failed")

    def _first_keys(self) -> list[Key]:
        wanted = (
            Key(scheme, host, path, "", language)
            for scheme, host in sorted(self.sites)
            for language in LANGUAGES
            for path in self.first
        )
        return [key for key in wanted if self.store.peek(key) is None]

    def _outdated(self) -> list[Key]:
        """What shows less than is known, of what was asked for last. Made in the order of asking, which so stays."""
        keys = reversed(self.store.newest_first()[:MOST])
        pages = [(key, self.store.peek(key)) for key in keys]
        return [key for key, page in pages if page and not page.mark.is_as_new_as(self.asker.last)]


def _with_note(page: Page, language: str, known_at: float) -> Page:
    body = page.plain()
    if NOTE not in body:
        return page
    with translation.override(language):
        at = localtime(datetime.fromtimestamp(known_at, UTC))
        note = render_to_string("shared/kept_note.html", {"at": at}).encode()
    return page_of(page.headers, page.mark, body.replace(NOTE, note, 1))


def _found_in(pages: list[Page], linked: re.Pattern[bytes]) -> frozenset[bytes]:
    """Once in an outage; one language of a page is enough."""
    return frozenset(path for page in pages for path in linked.findall(page.plain()))


def _with_its_connection(chore: Callable[[], object]) -> None:
    try:
        chore()
    finally:
        connection.close()


def unreachable_page(path: str) -> str:
    """What stands at the address instead, in the active language; it asks nothing of the database."""
    words = {
        "request": {"get_full_path": path},
        "ui_languages": SHOWN,
        "ui_language": translation.get_language(),
    }
    return render_to_string("shared/unreachable.html", {**words, "is_for_all": True})
