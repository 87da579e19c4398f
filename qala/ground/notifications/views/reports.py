"""The SMS gateway tells what became of a message."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from qala.ground.notifications.actions.delivered import note_reports
from qala.ground.notifications.rules.reports import read_reports
from qala.shared.errors import Invalid, Missing, NotSignedIn
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS, MOST_BYTES = 60, 600, 512_000


@csrf_exempt
@require_POST
def sms_reports(request: HttpRequest) -> HttpResponse:
    """`Authorization: Bearer QALA_SMS_REPORT_KEY`; the body is read by `rules.reports`. 204 whatever is known of
    the ids. Without a key in the settings there is no such page."""
    key = settings.SMS_REPORT_KEY
    if not key:
        raise Missing
    kind, _space, given = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not constant_time_compare(given, key):
        ask_leave(request, "sms reports", limit=LIMIT, seconds=PER_SECONDS)
        raise NotSignedIn
    reports = read_reports(_body(request))
    if reports is None:
        raise Invalid
    note_reports(reports=reports)
    return HttpResponse(status=204)


def _body(request: HttpRequest) -> object:
    if len(request.body) > MOST_BYTES:
        raise Invalid
    try:
        return json.loads(request.body)
    except ValueError:
        return None
