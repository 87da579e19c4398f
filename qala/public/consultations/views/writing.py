"""A resident writes a remark: signed in, or with an e-mail that a code proves. Works without scripts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qala.contact.appeals.actions import Person
from qala.public.consultations.actions import remark
from qala.public.consultations.forms import RemarkForm
from qala.public.consultations.models import Consultation
from qala.public.consultations.rules.parameters import ConsultationParameters
from qala.public.consultations.views.public import consultation_of
from qala.public.portal.views.checking import Codes, code_asked, confirmed_here, typed_code
from qala.public.portal.views.limits import name_device
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, TooMany
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave

HOUR = 3600


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; counted outside of the transaction that a refusal undoes."""
    if request.method == "POST":
        most = of_today(ConsultationParameters).address_hour
        ask_leave(request, "consultation", limit=most, seconds=HOUR)
    return _write(request, pk)


@once
def _write(request: HttpRequest, pk: int) -> HttpResponse:
    row = consultation_of(pk)
    if not row.is_taking(today()):
        raise Conflict(_("Remarks are taken on the days of the consultation only."), code="closed")
    is_known = request.user.is_authenticated
    initial = {"line": request.GET.get("line", "")[:40]}
    form = RemarkForm(request.POST or None, initial=initial, plan=row.plan, is_known=is_known)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, Invalid, Conflict, TooMany):
            code = {} if is_known else _code(request, form)
            if code:
                return _shown(request, row, form, code)
            return _send(request, row, form)
    return _shown(request, row, form, {})


def _code(request: HttpRequest, form: RemarkForm) -> dict[str, Any]:
    """What the page asks for: the code to the e-mail; nothing when this session has proven it."""
    wrong = typed_code(request)
    confirmed = confirmed_here(request, Person(email=form.cleaned_data["email"]))
    if confirmed:
        return {}
    # The first time a code is sent, and there is nothing wrong yet.
    wish = wrong or (_("Please enter the code that we have sent.") if request.POST.get("code_token") else "")
    asked = code_asked(request, form, Codes(confirmed=confirmed, wish=wish))  # type: ignore[arg-type]
    return {**asked, "wish": wish, "is_needed": True}


def _send(request: HttpRequest, row: Consultation, form: RemarkForm) -> HttpResponse:
    data, user = form.cleaned_data, request.user if request.user.is_authenticated else None
    made = remark(
        consultation_id=row.pk,
        text=data["text"],
        line=data["line"],
        language=(get_language() or "kk")[:2],
        by=user,
        contact=data.get("email", ""),
    )
    words = _("Thank you. Your remark has № %(number)d. It is public once a moderator has read it.")
    messages.success(request, words % {"number": made.number})
    return redirect("consultations:consultation", pk=row.pk)


def _shown(request: HttpRequest, row: Consultation, form: RemarkForm, code: dict[str, Any]) -> HttpResponse:
    context = {"row": row, "form": form, "is_asking": bool(code), **code}
    is_wrong = bool(form.errors or code.get("wish"))
    return name_device(
        request, render(request, "consultations/write.html", context, status=422 if is_wrong else 200)
    )
