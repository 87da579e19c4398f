"""The questions, one of them, and what visitors say."""

import hashlib
import hmac

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.public.faq.access import can_read_opinions
from qala.public.faq.actions import count_opening, say
from qala.public.faq.forms import OpinionForm
from qala.public.faq.models import Opinion
from qala.public.faq.queries.questions import (
    Question,
    by_groups,
    found_by,
    most_asked,
    of_topics,
    question_by,
)
from qala.public.faq.tables import OpinionTable
from qala.shared.clock import today
from qala.shared.errors import Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.throttle import ask_leave

SEARCHES, OPINIONS, PER_SECONDS = 240, 20, 600
MAX_TYPED = 200
_SAID = "faq_said"


@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """Search on top; without words the most asked and all questions by group."""
    typed = request.GET.get("q", "").strip()[:MAX_TYPED]
    if typed:
        ask_leave(request, "faq-search", limit=SEARCHES, seconds=PER_SECONDS)
        context = {"typed": typed, "found": found_by(typed)}
    else:
        context = {"asked": most_asked(today()), "groups": by_groups()}
    is_part = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    return render(request, "faq/parts/questions.html" if is_part else "faq/questions.html", context)


@require_GET
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answer; opening it is counted by day."""
    question = _question(pk)
    count_opening(article_id=pk)
    return _page(request, question, OpinionForm(), pk in request.session.get(_SAID, []))


@require_POST
@once
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """It helped, or it did not and why. Counted once for a visitor."""
    ask_leave(request, "faq-opinion", limit=OPINIONS, seconds=PER_SECONDS)
    question = _question(pk)
    is_helpful = request.POST.get("helpful") == "yes"
    form = OpinionForm(request.POST)
    if is_helpful or form.is_valid():
        with refused_beside(form):
            given = {} if is_helpful else form.cleaned_data
            say(article_id=pk, visitor=_visitor(request), is_helpful=is_helpful, **given)
            request.session[_SAID] = [*request.session.get(_SAID, []), pk][-50:]
            messages.success(request, _("Thank you for telling us."))
            return redirect(question.url)
    return _page(request, question, form, is_said=False)


def _question(pk: int) -> Question:
    found = question_by(pk)
    if found is None:
        raise Missing
    return found


def _page(request: HttpRequest, question: Question, form: OpinionForm, is_said: bool) -> HttpResponse:
    context = {
        "question": question,
        "others": of_topics(question.topic_ids, question.pk),
        "form": form,
        "is_said": is_said,
        "crumbs": [(_("Frequent questions"), reverse("faq:questions")), (question.title, "")],
    }
    return render(request, "faq/article.html", context, status=422 if form.errors else 200)


def _visitor(request: HttpRequest) -> str:
    """The account, or the visitor's address on this day: a keyed hash, so that nobody is led back to."""
    user = request.user
    who = f"user {user.pk}" if user.is_authenticated else f"{today()} {request.META.get('REMOTE_ADDR', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), f"faq\n{who}".encode(), hashlib.sha256).hexdigest()


@login_required
@require_GET
def opinions(request: HttpRequest) -> HttpResponseBase:
    """What visitors said, for the editors."""
    require(can_read_opinions(request.user))
    return list_screen(
        request,
        queryset=Opinion.objects.select_related("version"),
        table=OpinionTable,
        template="faq/opinions.html",
        screen="faq.opinions",
    )
