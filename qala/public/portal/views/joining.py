"""Instead of a copy: what is open nearby, joining it, and following the shared appeal."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.actions import join
from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.queries.reporters import reporter_by_number, shared_appeal
from qala.contact.appeals.views.reading import degrees_of, whole_of
from qala.contact.catalog.queries import book
from qala.ground.places.locating import locate
from qala.public.portal.access import can_follow, is_for_others, remember_joined
from qala.public.portal.forms import PublicJoinForm, known_contacts
from qala.public.portal.queries import appeal_by_number, hidden_answers, similar_in_public
from qala.public.portal.views.checking import code_asked, codes_of
from qala.public.portal.views.follow import PAGES_LIMIT
from qala.public.portal.views.limits import name_device
from qala.public.portal.views.submit import LIMIT, PER_SECONDS
from qala.public.portal.words import story
from qala.public.published.access import public_appeals
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, Missing, TooMany
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.throttle import ask_leave

_RECEIPT, _SECRET = "portal_joined_receipt", "portal_joined_secret"
ASKED_LIMIT = 200


@require_GET
def similar(request: HttpRequest) -> HttpResponse:
    """Open appeals of the topic near the place, with public facts only. A fragment."""
    ask_leave(request, "similar", limit=ASKED_LIMIT, seconds=PER_SECONDS)
    topic = book().topics.get(whole_of(request, "topic") or 0)
    degrees = degrees_of(request)
    located = locate(*degrees) if degrees else None
    found = []
    if topic is not None and topic.is_public:
        found = similar_in_public(
            topic_id=topic.pk,
            point=located.point if located else None,
            building_id=whole_of(request, "building"),
        )
    shown = [(appeal, story(appeal, at=now())) for appeal in found]
    return render(request, "portal/similar.html", {"similar": shown})


@require_http_methods(["GET", "POST"])
def join_page(request: HttpRequest, number: str) -> HttpResponse:
    """A few words and contacts, if the person wants; then a number and a code of their own."""
    # Outside of the transaction that a refusal undoes: guessed numbers stay counted.
    scope, most = ("submit", LIMIT) if request.method == "POST" else ("story", PAGES_LIMIT)
    ask_leave(request, scope, limit=most, seconds=PER_SECONDS)
    return _join_page(request, number)


@once
def _join_page(request: HttpRequest, number: str) -> HttpResponse:
    is_sent = request.method == "POST"
    appeal = appeal_by_number(number)
    if appeal.duplicate_of is not None:
        # Merged since the page was shown: the main one is joined, and nobody's words are lost.
        appeal = appeal_by_number(appeal.duplicate_of.number)
    if not public_appeals().filter(pk=appeal.pk).exists():
        raise Missing
    if request.session.session_key is None:
        # The receipt is kept in the session. Not before: a refusal would undo the row and leave the session without it.
        request.session.create()
    user = request.user
    form = PublicJoinForm(request.POST or None, initial=known_contacts(user))
    if is_sent and form.is_valid():
        codes = codes_of(request, form)
        with refused_beside(form, Invalid, Conflict, TooMany):
            if not codes.is_settled:
                return _shown(request, form, appeal, code_asked(request, form, codes))
            made = join(
                appeal_id=appeal.pk,
                channel="web",
                language=(get_language() or "kk")[:2],
                person=form.person(has_agreed=form.cleaned_data["has_agreed"]),
                resident=user if user.is_authenticated else None,
                words=form.cleaned_data["words"],
                confirmed=codes.confirmed,
            )
            remember_joined(request, made.reporter)
            request.session[_RECEIPT], request.session[_SECRET] = made.reporter.pk, made.secret
            return redirect("portal:joined")
    return _shown(request, form, appeal, {})


def _shown(request: HttpRequest, form: PublicJoinForm, appeal: Appeal, code: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "appeal": appeal, "story": story(appeal, at=now()), **code}
    answer = render(request, "portal/join.html", context, status=422 if form.errors or code else 200)
    return name_device(request, answer)


@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """The number and the code, only for the session that has joined."""
    reporter = Reporter.objects.filter(pk=request.session.get(_RECEIPT) or 0).first()
    if reporter is None:
        raise Missing
    return render(
        request, "portal/joined.html", {"reporter": reporter, "secret": request.session.get(_SECRET, "")}
    )


@require_GET
def shared(request: HttpRequest, number: str) -> HttpResponse:
    """The appeal that the reporter stands behind: stage, promise and answers, without what others wrote."""
    reporter = reporter_by_number(number)
    if reporter is None or not can_follow(request, reporter):
        raise Missing
    appeal = appeal_by_number(shared_appeal(reporter).number)
    context = {
        "reporter": reporter,
        "appeal": appeal,
        "story": story(appeal, at=now()),
        "answers": hidden_answers(appeal),
        "may_read_topic": is_for_others(appeal),
    }
    return render(request, "portal/shared.html", context)
