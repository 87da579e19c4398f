"""Who listens: Django's session, asked in a thread, in one hop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import CookieError
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.db import connection, connections
from django.http import HttpRequest, parse_cookie

from qala.shared.live import recipients_of
from qala.shared.sse.outbox import MISSED, missed_block

# Few threads and connections, however many browsers come back at once after a restart.
_threads = ThreadPoolExecutor(2, thread_name_prefix="qala-live")


@dataclass(frozen=True)
class Identity:
    """A signed-in person and as whom they hear."""

    user_id: int
    recipients: frozenset[str]


async def identify(cookies: str) -> Identity | None:
    """The person of a Cookie header; None without a valid session."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _identify, cookies)


async def missed(since: str, until: str, recipients: frozenset[str]) -> bytes:
    """What a browser missed between two snapshots."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _missed, since, until, recipients)


def _identify(cookies: str) -> Identity | None:
    try:
        key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    if not key:
        return None
    request: Any = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    try:
        user = get_user(request)
        if not user.is_authenticated or not user.is_active:
            return None
        return Identity(user.pk, frozenset(recipients_of(user)))
    finally:
        connections.close_all()


def _missed(since: str, until: str, recipients: frozenset[str]) -> bytes:
    try:
        with connection.cursor() as cursor:
            cursor.execute(MISSED, {"since": since, "until": until, "recipients": sorted(recipients)})
            return missed_block(since, until, cursor.fetchall())
    finally:
        connections.close_all()
