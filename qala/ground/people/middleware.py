"""What stands between a signed-in person and the house."""

from collections.abc import Callable

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
        # A prefix covers the set-up pages below it (app, keys, recovery codes).
        setup = reverse("mfa_index")
        named = {reverse(name) for name in OPEN_NAMES}
        needed = reverse("people:second_factor_needed")
        return request.path in named or request.path == needed or request.path.startswith(setup)

    def _must_stop(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_authenticated or request.session.get(_PASSED) == user.pk:
            return False
        if second_factor.is_missing(user):
            return True
        if getattr(user, "is_staff", False):
            request.session[_PASSED] = user.pk
        return False
