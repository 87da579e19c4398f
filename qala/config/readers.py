"""Middleware of the portal alone."""

import logging
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from psycopg_pool import PoolTimeout

from qala.shared.kept.lasting import unreachable_page

log = logging.getLogger("qala.portal")


class Readers:
    """Everybody is a stranger, and without the database there is a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = AnonymousUser()
        request.session = SessionBase()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raises."""
        if not isinstance(exception, (OperationalError, InterfaceError, PoolTimeout)):
            return None
        log.warning("the database does not answer: %s", type(exception).__name__)
        return HttpResponse(
            unreachable_page(request.get_full_path()),
            status=503,
            headers={"Retry-After": "60", "Cache-Control": "no-store"},
        )
