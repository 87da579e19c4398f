"""The page behind the link "is it solved?": no sign-in, one question, one answer."""

from contextlib import AbstractContextManager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from qala.contact.quality.actions import reopen_from, say
from qala.contact.quality.actions.say import may_reopen
from qala.contact.quality.actions.send import opened_by
from qala.contact.quality.forms import FeedbackForm
from qala.contact.quality.models import Feedback
from qala.shared.clock import now
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 60, 600


def _language(request: HttpRequest, feedback: Feedback) -> AbstractContextManager[object]:
    """The appeal's language, unless this browser has chosen one."""
    has_chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    return override((get_language() or "kk") if has_chosen else feedback.appeal.language)


@never_cache
@require_http_methods(["GET", "POST"])
def feedback(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing (mail programs open links too); the answer counts once, a second tap sees the first.

    The page names the topic and nothing else: a forwarded letter gives nobody's words away.
    """
    ask_leave(request, "feedback", limit=LIMIT, seconds=PER_SECONDS)
    row = opened_by(token)
    with _language(request, row):
        form = FeedbackForm(request.POST or None)
        is_open = row.answered_at is None and row.expires_at > now()
        if request.method == "POST" and is_open and form.is_valid():
            say(feedback_id=row.pk, **form.said())
            return redirect("quality:feedback", token=token)
        context = {
            "feedback": row,
            "token": token,
            "form": form if is_open else None,
            "may_reopen": row.is_solved is False and may_reopen(row),
        }
        is_wrong = is_open and bool(form.errors)
        response = render(request, "quality/feedback.html", context, status=422 if is_wrong else 200)
        response["Content-Language"] = get_language() or "kk"
        return response


@never_cache
@require_POST
def reopen(request: HttpRequest, token: str) -> HttpResponse:
    """One tap after "not solved"."""
    ask_leave(request, "feedback", limit=LIMIT, seconds=PER_SECONDS)
    row = opened_by(token)
    with _language(request, row):
        reopen_from(feedback_id=row.pk)
    return redirect("quality:feedback", token=token)
