"""Little by little everything that the sitemap names is kept, so that an outage finds it here."""

import asyncio
import logging
import re
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from qala.shared.kept.application import Answer, KeptPages, nothing_more
from qala.shared.kept.asked import is_keepable, scope_for
from qala.shared.kept.asking import Unreachable
from qala.shared.kept.store import Key
from qala.shared.languages import LANGUAGES

log = logging.getLogger("qala.kept")
SITEMAP, PLACE = "/sitemap.xml", re.compile(r"<loc>([^<]+)</loc>")
EVERY = 60.0  # seconds between rounds
REST = 4  # times as long as a page took: readers come first


async def fill(pages: KeptPages) -> None:
    """For as long as the process lives, at the site's own address."""
    while True:
        try:
            await fill_once(pages)
        except Unreachable:
            pass  # what is here is all there is
        except Exception:
            log.exception("pages cannot be kept beforehand")
        await asyncio.sleep(EVERY)


async def fill_once(pages: KeptPages, *, rest: float = REST) -> None:
    """One round: what is not kept and has room, and what shows less than is known. Raises Unreachable."""
    await pages.asker.ask()
    for key in await _named(pages):
        page = pages.store.peek(key)
        if page.mark.is_as_new_as(pages.asker.last) if page else not pages.store.has_room:
            continue
        started = time.monotonic()
        await pages.asker.ask()
        await pages.renew(key)
        if page is None:
            pages.store.put_last(key)
        await asyncio.sleep((time.monotonic() - started) * rest)


async def _named(pages: KeptPages) -> list[Key]:
    own, answer = urlsplit(settings.BASE_URL), Answer()
    asked = Key(own.scheme, own.netloc, SITEMAP, "", LANGUAGES[0])
    scope: dict[str, Any] = scope_for(asked)
    await pages.inside(scope, nothing_more(), answer.take)
    paths = [urlsplit(place).path for place in PLACE.findall(answer.body.decode())]
    return [
        Key(own.scheme, own.netloc, path, "", language)
        for path in paths
        if is_keepable(path)
        for language in LANGUAGES
    ]
