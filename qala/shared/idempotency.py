"""A POST is carried out once: a retry under the same key gets the first answer again.

The key is the header `Idempotency-Key` or the form field `_key` (`{% idempotency_key %}`). It is remembered in the
transaction of the action itself: an action that fails forgets it, and of two parallel posts the second waits on the
unique row until the first has ended. Costs two statements, one for a replay; without a key nothing happens.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid
from qala.shared.models.idempotency import RememberedPost

V = TypeVar("V", bound=Callable[..., HttpResponse])

HEADER, FIELD = "Idempotency-Key", "_key"
MAX_KEY = 100
# Not part of what was asked: the same form may carry a new token after a reload.
UNSIGNED_FIELDS = {FIELD, "csrfmiddlewaretoken"}
REPLAYED_HEADERS = ("Location", "HX-Redirect", "HX-Location", "HX-Refresh", "HX-Trigger")
TABLE = RememberedPost._meta.db_table


def once(view: V) -> V:
    """Decorator of a view: `run_once` around every POST."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return run_once(request, lambda: view(request, *args, **kwargs))

    return cast("V", guarded)


def run_once(request: HttpRequest, answer: Callable[[], HttpResponse], *, who: str = "") -> HttpResponse:
    """Carry out `answer` unless this POST was answered before under its key.

    `who` names the sender where the session does not know it (a program with a key of its own).

    Remembered are redirects, JSON and htmx's commands; a page (a form shown again with its errors) and every
    answer of 400 and above forget the key, so that the mended form may be sent under it.
    Raises Conflict for the same key with another body, Invalid for an overlong key.
    """
    key = key_of(request) if request.method == "POST" else ""
    if not key:
        return answer()
    scope, print_ = scope_of(request, who), fingerprint(request)
    with atomic():
        remembered = _claim(scope, key, print_)
        if remembered is not None:
            return replay(remembered)
        response = answer()
        _keep(scope, key, outcome_of(response))
    return response


def key_of(request: HttpRequest) -> str:
    """The client's key, "" when it gives none. Raises Invalid when it is too long."""
    key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
    if len(key) > MAX_KEY:
        raise Invalid(_("The idempotency key is too long."), code="bad_key")
    return key


def scope_of(request: HttpRequest, who: str = "") -> str:
    """Who posts where: one person's key says nothing about another's, and an address is part of the question."""
    if who:
        pass
    elif request.user.is_authenticated:
        who = f"user:{request.user.pk}"
    else:
        # A stranger without a session still has the secret of the CSRF cookie; a program has its token.
        session = getattr(request, "session", None)
        own = session and session.session_key
        who = f"stranger:{own or request.META.get('CSRF_COOKIE') or request.headers.get('Authorization', '')}"
    return hashlib.sha256(f"{who} {request.path}".encode()).hexdigest()


def fingerprint(request: HttpRequest) -> str:
    """A hash of the body: fields and the names and sizes of files, or the raw bytes of anything but a form."""
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        fields: Any = sorted((name, v) for name, v in request.POST.lists() if name not in UNSIGNED_FIELDS)
        files = sorted((name, f.name, f.size) for name, some in request.FILES.lists() for f in some)
        body = json.dumps([fields, files]).encode()
    else:
        body = request.body
    return hashlib.sha256(body).hexdigest()


def outcome_of(response: HttpResponse) -> dict[str, Any] | None:
    """What can be answered again: status, where to, which JSON. None for pages, which may show personal data."""
    if response.status_code >= 400:
        return None
    headers = {name: response.headers[name] for name in REPLAYED_HEADERS if name in response.headers}
    outcome: dict[str, Any] = {"status": response.status_code, "headers": headers}
    if isinstance(response, JsonResponse) or response.headers.get("Content-Type") == "application/json":
        outcome["json"] = response.content.decode()
    is_repeatable = "json" in outcome or headers or response.status_code == 204
    return outcome if is_repeatable else None


def replay(outcome: dict[str, Any]) -> HttpResponse:
    """The first answer again, marked by the header Idempotency-Replayed."""
    response = HttpResponse(outcome.get("json", ""), status=outcome["status"], headers=outcome["headers"])
    if "json" in outcome:
        response["Content-Type"] = "application/json"
    response["Idempotency-Replayed"] = "true"
    return response


def _claim(scope: str, key: str, print_: str) -> dict[str, Any] | None:
    """Take the key (None), or return the outcome under it. Waits for a parallel post that holds the key."""
    with connection.cursor() as cursor:
        # DO UPDATE instead of DO NOTHING: it waits for, locks and returns the row that is there. `xmax = 0` only
        # holds for a row inserted just now.
        cursor.execute(
            f"INSERT INTO {TABLE} AS post (scope, key, fingerprint) VALUES (%s, %s, %s)"
            " ON CONFLICT (scope, key) DO UPDATE SET key = excluded.key"
            " RETURNING xmax = 0, post.fingerprint, post.outcome",
            [scope, key, print_],
        )
        is_new, first_print, outcome = cursor.fetchone()
    if is_new:
        return None
    if first_print != print_:
        raise Conflict(_("This form was already sent with other contents."), code="key_reused")
    return cast("dict[str, Any]", json.loads(outcome) if isinstance(outcome, str) else outcome)


def _keep(scope: str, key: str, outcome: dict[str, Any] | None) -> None:
    with connection.cursor() as cursor:
        if outcome is None:
            cursor.execute(f"DELETE FROM {TABLE} WHERE scope = %s AND key = %s", [scope, key])
        else:
            cursor.execute(
                f"UPDATE {TABLE} SET outcome = %s WHERE scope = %s AND key = %s",
                [json.dumps(outcome), scope, key],
            )


def sweep() -> None:
    """Forget keys after two days."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE made_at < now() - interval '2 days'")
