"""Who listens: the session asked in a thread, in one hop; without one, a stranger who hears what everybody may."""

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

from qala.shared.live import EVERYBODY, recipients_of
from qala.shared.sse.outbox import MISSED, missed_block

# Few threads and connections, however many browsers come back at once after a restart.
_threads = ThreadPoolExecutor(2, thread_name_prefix="qala-live")


@dataclass(frozen=True)
class Identity:
    """A person and as whom they hear."""

    user_id: int
    recipients: frozenset[str]


STRANGER = Identity(0, frozenset([EVERYBODY]))


async def identify(cookies: str) -> Identity:
    """The person of a Cookie header, STRANGER without a valid session; the database is asked only for a session."""
    if settings.PORTAL_ONLY or settings.SESSION_COOKIE_NAME not in cookies:
        return STRANGER
    return await asyncio.get_running_loop().run_in_executor(_threads, _identify, cookies)


async def missed(since: str, until: str, recipients: frozenset[str]) -> bytes:
    """What a browser missed between two snapshots."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _missed, since, until, recipients)


def _identify(cookies: str) -> Identity:
    try:
        key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return STRANGER
    if not key:
        return STRANGER
    request: Any = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    try:
        user = get_user(request)
        if not user.is_authenticated or not user.is_active:
            return STRANGER
        return Identity(user.pk, frozenset([*recipients_of(user), EVERYBODY]))
    finally:
        connections.close_all()


def _missed(since: str, until: str, recipients: frozenset[str]) -> bytes:
    try:
        with connection.cursor() as cursor:
            cursor.execute(MISSED, {"since": since, "until": until, "recipients": sorted(recipients)})
            return missed_block(since, until, cursor.fetchall())
    finally:
        connections.close_all()
