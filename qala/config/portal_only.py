"""What changes when a process is the portal alone: strangers read, from a database that it cannot write."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from psycopg_pool import PoolTimeout

from qala.config.database import from_url
from qala.shared.kept.lasting import unreachable_page

log = logging.getLogger("qala.portal")
# Made before anybody asks, in each language.
FIRST = (
    "/",
    "/projects/",
    "/projects/map/",
    "/projects/districts/",
    "/opendata/",
    "/open/appeals/",
    "/open/districts/",
)
READ_ONLY = "-c default_transaction_read_only=on"
PATIENCE = 3  # seconds for a connection; readers of kept pages wait for none
# Who somebody is, and what is written about it.
LEFT_OUT = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "qala.ground.people.middleware.SessionActivity",
    "qala.ground.people.middleware.SecondFactorRequired",
)
AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware"
READERS = "qala.config.portal_only.Readers"


def adapt(settings: dict[str, Any], url: str) -> None:
    """Change the settings; `url` is the database that is read."""
    database = from_url(url)
    options = database["OPTIONS"]
    options["options"] = f"{options.get('options', '')} {READ_ONLY}".strip()
    options.setdefault("connect_timeout", str(PATIENCE))
    options["pool"] = {**options["pool"], "timeout": PATIENCE}
    settings["DATABASES"] = {"default": database}
    settings["CACHES"] = {**settings["CACHES"], "default": settings["CACHES"]["local"]}
    settings["ROOT_URLCONF"] = "qala.config.portal_urls"
    settings["MIDDLEWARE"] = middleware(settings["MIDDLEWARE"])


def middleware(usual: list[str]) -> list[str]:
    """The usual one without sessions and accounts."""
    return [READERS if each == AUTHENTICATION else each for each in usual if each not in LEFT_OUT]


class Readers:
    """Everybody is a stranger, and without the database there is a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from django.contrib.auth.models import (
            AnonymousUser,  # models, and this module is read by the settings
        )

        request.user = AnonymousUser()
        request.session = SessionBase()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raises."""
        if not isinstance(exception, (OperationalError, InterfaceError, PoolTimeout)):
            return None
        log.warning("the database does not answer: %s", type(exception).__name__)
        return HttpResponse(
            unreachable_page(), status=503, headers={"Retry-After": "60", "Cache-Control": "no-store"}
        )
