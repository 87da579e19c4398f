"""A resident writes an appeal: the form, the page to check it, and the receipt."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.actions import Registered
from qala.contact.appeals.actions.attach import MAX_FILES
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.views.uploads import sent_files
from qala.contact.contacts.queries.gate import gate
from qala.ground.people import sms
from qala.public.portal.access import remember_opened, secret_of
from qala.public.portal.actions import Sent, send_appeal
from qala.public.portal.actions.send import claim_draft
from qala.public.portal.forms import SubmitForm, known_contacts
from qala.public.portal.views.checking import Codes, check_page, codes_of, edit_again
from qala.public.portal.views.limits import ask_to_send, name_device, spend_proof
from qala.public.portal.views.looking import danger_of
from qala.public.portal.views.writer import is_for_nobody
from qala.public.portfolio.queries.about import begun_with
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing, TooMany, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.throttle import ask_leave

# Of one address, whatever it sends: the appeals themselves are counted in `views.limits`.
LIMIT, PER_SECONDS = 30, 600
POSTS_LIMIT = 120
_RECEIPT = "portal_receipt"


@require_http_methods(["GET", "POST"])
@once
def submit(request: HttpRequest) -> HttpResponse:
    """The form; without scripts `do=check` shows what will be sent, and the rest leads to the receipt."""
    if request.session.session_key is None:
        # The receipt is kept in the session, and a form sent twice must meet it there: so it begins with the form.
        request.session.create()
    if request.method == "GET":
        initial = {**begun_with(request.GET.get("project")), **known_contacts(request.user)}
        return form_page(request, SubmitForm(initial=initial, user=request.user))
    ask_leave(request, "submit", limit=POSTS_LIMIT, seconds=PER_SECONDS)
    form = SubmitForm(request.POST, user=request.user)
    what = request.POST.get("do", "send")
    if what == "edit":
        return form_page(
            request, edit_again(request), status=200, sent_files=request.POST.getlist("files_id")
        )
    if form.is_valid():
        with refused_beside(form, Invalid, TooMany):
            if what == "check":
                return check_page(request, form)
            if not (codes := codes_of(request, form)).is_settled:
                return check_page(request, form, codes)
            take(request, form)
            return redirect("portal:receipt")
    return form_page(request, form)


def form_page(request: HttpRequest, form: SubmitForm, *, status: int = 0, **more: Any) -> HttpResponse:
    """The form with what it needs around it."""
    danger = danger_of(request.POST.get("text", ""), request.POST.get("topic", ""))
    context = {
        "form": form,
        "danger": danger,
        "services": gate().services,
        "has_sms": sms.is_available(),
        "max_files": MAX_FILES,
        **more,
    }
    answer = render(request, "portal/submit.html", context, status=status or (422 if form.errors else 200))
    return name_device(request, answer)


def take(request: HttpRequest, form: SubmitForm, *, draft_key: str = "") -> Registered:
    """Count, check the proof, register, and let this session read it. Raises Invalid, TooMany, Missing."""
    person = form.person(has_agreed=form.cleaned_data["has_agreed"])
    ask_to_send(request, person, has_proof=spend_proof(request))
    files, key = sent_files(request)
    is_known = request.user.is_authenticated and not form.is_anonymous and not is_for_nobody(request)
    made = send_appeal(
        Sent(
            text=form.cleaned_data["text"],
            topic_id=form.cleaned_data["topic"],
            language=(get_language() or "kk")[:2],
            place=form.place(),
            person=person,
            resident=request.user if is_known else None,
            files=files,
            uploader_key=key,
            procedure=form.cleaned_data["procedure"],
            remark=form.cleaned_data["remark"],
            confirmed=codes_of(request, form).confirmed,
            project=form.about.code if form.about else "",
        ),
        draft_key=draft_key,
    )
    _open(request, made)
    return made


def _open(request: HttpRequest, made: Registered) -> None:
    remember_opened(request, made.appeal, made.secret)
    request.session[_RECEIPT] = made.appeal.pk


@require_POST
def send_draft(request: HttpRequest) -> HttpResponse:
    """A draft of this device, now or when there is a connection again: JSON with number and code, the same ones however
    often it is sent."""
    ask_leave(request, "submit", limit=POSTS_LIMIT, seconds=PER_SECONDS)
    draft_key = request.POST.get("draft", "")
    if not (len(draft_key) == 32 and draft_key.isalnum() and draft_key.isascii()):
        raise Invalid(code="bad_draft")
    is_for_nobody(request)
    form = SubmitForm(request.POST, user=request.user)
    # Outside of the transaction that a refusal undoes: a wrong code stays counted.
    codes = codes_of(request, form) if form.is_valid() else None
    with atomic():
        known = claim_draft(draft_key)
        if known is None:
            known = _checked(request, form, codes, draft_key)
        else:
            _open(request, known)
    answer = JsonResponse(
        {
            "number": known.appeal.number,
            "code": known.secret,
            "url": reverse("portal:appeal", args=[known.appeal.number]),
            "receipt": reverse("portal:receipt"),
        }
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _checked(request: HttpRequest, form: SubmitForm, codes: Codes | None, draft_key: str) -> Registered:
    if codes is None:
        raise Invalid(fields=first_errors(form))
    if not codes.is_settled:
        raise Invalid(fields={codes.kind: codes.wish})
    return take(request, form, draft_key=draft_key)


def first_errors(form: SubmitForm) -> dict[str, str]:
    """The first error of each field."""
    return {("" if name == "__all__" else name): str(errors[0]) for name, errors in form.errors.items()}


@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """The number and the code, to print or write down; only for the session that sent the appeal."""
    appeal = Appeal.objects.filter(pk=request.session.get(_RECEIPT) or 0).first()
    if appeal is None:
        raise Missing
    resolve = appeal.targets.filter(kind="resolve").first()
    context = {"appeal": appeal, "secret": secret_of(request.session, appeal.pk), "resolve": resolve}
    return render(request, "portal/receipt.html", context)


@csrf_exempt  # the telephone's "share" menu has no token; browsers say that no other site sends this
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """What another app shares begins a new form; the service worker does the same without a connection."""
    if request.method == "GET":
        return redirect("portal:submit")
    require(request.headers.get("Sec-Fetch-Site") in ("none", "same-origin"))
    ask_leave(request, "submit", limit=POSTS_LIMIT, seconds=PER_SECONDS)
    if request.session.session_key is None:
        request.session.create()
    words = [request.POST.get(name, "").strip() for name in ("title", "text", "url")]
    initial = {**known_contacts(request.user), "text": "\n".join(filter(None, words))[:4000]}
    form = SubmitForm(initial=initial, user=request.user)
    files, _key = sent_files(request)
    return form_page(request, form, status=200, sent_files=files)
