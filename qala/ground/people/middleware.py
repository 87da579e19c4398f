"""What stands between a signed-in person and the house."""

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import cache

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.people import second_factor
from qala.shared.errors import NotAllowed
from qala.shared.middleware import refusal_response, wants_json

Handler = Callable[[HttpRequest], HttpResponse]

# Where a member of staff may go without a second factor: to set one up, to prove who they are, to leave.
OPEN_NAMES = (
    "mfa_index",
    "account_logout",
    "account_reauthenticate",
    "account_login",
    "account_email",
    "account_email_verification_sent",
    "set_language",
)
_PASSED = "second_factor_of"
# How exact "last seen" is in the list of a person's sessions, and how many sessions a process remembers.
SEEN_EVERY = 60.0
MOST_SESSIONS = 5_000


class SessionActivity:
    """Notes in the list of a person's sessions when, from where and with which browser each was last used.

    Takes the place of allauth's own middleware, which reads and writes the row at every request: here each process
    writes at most once a minute per session, and at once when the address or the browser changes.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self._seen: OrderedDict[tuple[str, ...], float] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated:
            self._note(request)
        return self.get_response(request)

    def _note(self, request: HttpRequest) -> None:
        meta = request.META
        key, address, browser = (
            request.session.session_key,
            meta.get("REMOTE_ADDR"),
            meta.get("HTTP_USER_AGENT"),
        )
        client = (str(key), str(request.user.pk), str(address), str(browser))
        moment = time.monotonic()
        if moment - self._seen.get(client, -SEEN_EVERY) < SEEN_EVERY:
            return
        UserSession.objects.create_from_request(request)
        self._seen[client] = moment
        self._seen.move_to_end(client)
        while len(self._seen) > MOST_SESSIONS:
            self._seen.popitem(last=False)


class SecondFactorRequired:
    """Leads staff without a second factor to set one up, and to nothing else.

    Once seen, the fact is kept in the session: `reset_second_factor` ends the sessions, so it cannot grow stale.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_open(request) or not self._must_stop(request):
            return self.get_response(request)
        if wants_json(request) or request.headers.get("HX-Request") == "true":
            refusal = NotAllowed(_("Set up a second factor first."), code="second_factor_required")
            return refusal_response(request, refusal)
        return redirect("people:second_factor_needed")

    def _is_open(self, request: HttpRequest) -> bool:
        named, setup = _open_paths()
        # A prefix covers the set-up pages below it (app, keys, recovery codes).
        return request.path in named or request.path.startswith(setup)

    def _must_stop(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_authenticated or request.session.get(_PASSED) == user.pk:
            return False
        if second_factor.is_missing(user):
            return True
        if getattr(user, "is_staff", False):
            request.session[_PASSED] = user.pk
        return False


@cache
def _open_paths() -> tuple[frozenset[str], str]:
    """Open addresses and the prefix of the set-up pages; no address depends on the language."""
    names = (*OPEN_NAMES, "people:second_factor_needed")
    return frozenset(reverse(name) for name in names), reverse("mfa_index")
