"""The operator's workplace: one screen for one conversation."""

import uuid
from datetime import timedelta
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from qala.contact.contacts.access import can_see_person, can_take
from qala.contact.contacts.actions import finish, unfinished
from qala.contact.contacts.forms import DeskForm, TalkForm
from qala.contact.contacts.models import Contact, ContactDraft, Outcome
from qala.contact.contacts.queries.answering import Asked, answer
from qala.contact.contacts.queries.caller import caller
from qala.contact.contacts.queries.for_shifts import lost_callers, waiting_callers
from qala.contact.contacts.queries.gate import gate
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.contact.contacts.views.sealing import seal_of
from qala.contact.shifts.queries.logs import open_state
from qala.ground.people.actions.saw import saw
from qala.ground.people.models import User
from qala.ground.people.rules import phones
from qala.shared.clock import now
from qala.shared.db import as_id
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today

_LAST = "contacts_last"


@login_required
@require_http_methods(["GET", "POST"])
@once
def desk(request: HttpRequest) -> HttpResponse:
    """The empty screen, an unfinished conversation (?draft=key), or what is missing to end this one.

    A script leads back here with ?topic=, ?article= or ?service=: into the conversation that is going on. From the
    queue ?back= opens a lost caller, with a look written down.
    """
    require(can_take(request.user))
    if request.method == "POST":
        form = DeskForm(request.POST)
        outcome = request.POST.get("outcome", "")
        if form.is_valid() and form.is_answered(outcome) and _finished(request, form, outcome):
            return redirect("contacts:desk")
        return _screen(request, form, status=422)
    brought = _lost(request) or _brought(request)
    draft = _draft(request, goes_on=bool(brought) and "phone" not in brought)
    if draft is not None:
        return _screen(request, DeskForm(_filled(draft, request, brought)))
    initial = {"draft_key": uuid.uuid4(), **_usual(request), **brought}
    return _screen(request, DeskForm(initial=initial))


def _finished(request: HttpRequest, form: DeskForm, outcome: str) -> bool:
    """Whether the contact could be written; otherwise the form says what is missing."""
    names = {"text": "said", "passed_to": "service" if outcome == "emergency" else "transferred_to"}
    with refused_beside(form, names=names):
        done = finish(talk=form.talk(outcome), outcome=outcome, by=request.user)
        number = done.appeal.number if done.appeal else ""
        # Kept in the session, not in a message: the code must stay on the screen until the next talk begins.
        request.session[_LAST] = {"contact": done.contact.pk, "number": number, "secret": done.secret}
        return True
    return False


def _screen(request: HttpRequest, form: DeskForm, status: int = 200) -> HttpResponse:
    drafts = unfinished(request.user).order_by("-touched_at")
    key = str(form["draft_key"].value() or "")
    last = request.session.pop(_LAST, None) if request.method == "GET" else None
    context = {
        "form": form,
        "drafts": [draft for draft in drafts if str(draft.key) != key],
        "last": last and {**last, "outcome": _outcome(last["contact"])},
        "seal": seal_of(request),
        "answered": answer(
            request.user, form.asked() if form.is_bound else Asked(topic_id=form["topic"].value())
        ),
        "yes": form.yes() if form.is_bound else frozenset(),
        "article": str(form["article"].value() or ""),
        "about": form["appeal"].value(),
        "card": None,
        "is_signed_on": open_state(request.user.pk or 0) is not None,
        "lost_count": waiting_callers().count(),
    }
    response = render(request, "contacts/desk.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _outcome(pk: int) -> str:
    found = Contact.objects.filter(pk=pk).values_list("outcome", flat=True).first()
    return str(Outcome(found).label) if found else ""


def _usual(request: HttpRequest) -> dict[str, Any]:
    return {"channel": "phone", "language": getattr(request.user, "language", "kk")}


def _brought(request: HttpRequest) -> dict[str, Any]:
    """What a script has found out."""
    ids = {name: as_id(request.GET.get(name, "")) for name in ("topic", "article")}
    service = request.GET.get("service", "")
    known = {"service": service} if gate().service(service) else {}
    return {**{name: pk for name, pk in ids.items() if pk}, **known}


def _lost(request: HttpRequest) -> dict[str, Any]:
    """Whoever is to be called back."""
    lost = lost_callers().filter(pk=as_id(request.GET.get("back", "")) or 0).first()
    if lost is None or not can_see_person(request.user, lost):
        return {}
    saw(cast(User, request.user), lost, f"calling back, contact {lost.pk}")
    return {
        "phone": lost.phone,
        "full_name": lost.full_name,
        "language": lost.language,
        "topic": lost.topic_id,
    }


def _draft(request: HttpRequest, *, goes_on: bool) -> ContactDraft | None:
    """The named one; for somebody who comes back from a script the one typed in last, if that was just now."""
    mine = unfinished(request.user)
    if goes_on:
        since = now() - timedelta(minutes=of_today(DeskParameters).presence_minutes)
        return mine.filter(touched_at__gte=since).order_by("-touched_at").first()
    try:
        key = uuid.UUID(request.GET.get("draft", ""))
    except ValueError:
        return None
    return mine.filter(key=key).first()


def _filled(draft: ContactDraft, request: HttpRequest, brought: dict[str, Any]) -> Any:
    """The draft as the post it would have become."""
    data = QueryDict(mutable=True)
    words = {**_usual(request), **draft.data, **brought, "draft_key": str(draft.key)}
    for name, value in words.items():
        data.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
    return data


@login_required
@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    """While the operator types. A post, because what a caller says belongs into no address."""
    require(can_take(request.user))
    form = TalkForm(request.POST)
    shown = answer(request.user, form.asked())
    context = {
        "answered": shown,
        "yes": form.yes(),
        "article": request.POST.get("article", ""),
        "about": request.POST.get("appeal", ""),
    }
    return render(request, "contacts/parts/answers.html", context)


@login_required
@require_POST
def caller_card(request: HttpRequest) -> HttpResponse:
    """Who has this phone: the account, contacts, open appeals. Written down as a look at personal data."""
    require(can_take(request.user))
    typed = request.POST.get("phone", "")[:30]
    phone = phones.caller(typed) or ""
    card = caller(request.user, phone)
    subject = card.resident or next(iter(card.contacts), None) or next(iter(card.appeals), None)
    if subject is not None:
        saw(request.user, subject, "a call at the desk")  # type: ignore[arg-type]
    context = {"card": card, "typed": typed.strip(), "about": request.POST.get("appeal", "")}
    response = render(request, "contacts/parts/caller.html", context)
    response["Cache-Control"] = "no-store"
    return response
