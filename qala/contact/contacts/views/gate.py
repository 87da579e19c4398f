"""The emergency gate as its keepers see it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.contacts.access import can_keep_gate
from qala.contact.contacts.actions.keep_gate import KINDS, add_row, end_row
from qala.contact.contacts.forms import FORMS
from qala.contact.contacts.models import ContactParameter, EmergencyQuestion, EmergencyService, HazardWord
from qala.contact.contacts.rules.parameters import MEANINGS
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.idempotency import once


@login_required
@require_GET
def gate_page(request: HttpRequest) -> HttpResponse:
    """All rows that hold today or will."""
    require(can_keep_gate(request.user))
    lasting = Q(valid_to=None) | Q(valid_to__gt=today())
    values = ContactParameter.objects.filter(lasting)
    context = {
        "services": EmergencyService.objects.filter(lasting),
        "words": HazardWord.objects.filter(lasting).select_related("service"),
        "questions": EmergencyQuestion.objects.filter(lasting).select_related("service", "topic"),
        "parameters": [(row, MEANINGS[row.code].label) for row in values if row.code in MEANINGS],
    }
    return render(request, "contacts/gate.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """A new row, from a day on."""
    require(can_keep_gate(request.user))
    if kind not in KINDS:
        raise Missing
    form = FORMS[kind](request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_row(kind=kind, by=request.user, **form.cleaned_data)
        except Invalid as refusal:
            for name, text in refusal.fields.items():
                form.add_error(name if name in form.fields else None, str(text))
        except Conflict as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("contacts:gate")
    back = reverse("contacts:gate")
    context: dict[str, Any] = {"form": form, "back": back, "heading": HEADINGS[kind]()}
    context["crumbs"] = [(_("Emergency gate"), back), (context["heading"], "")]
    return render(request, "contacts/form.html", context, status=422 if form.errors else 200)


HEADINGS = {
    "services": lambda: _("New service"),
    "words": lambda: _("New hazard word"),
    "questions": lambda: _("New question"),
    "parameters": lambda: _("New value"),
}


@login_required
@require_POST
@once
def end(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """No longer from today."""
    require(can_keep_gate(request.user))
    if kind not in KINDS:
        raise Missing
    end_row(kind=kind, pk=pk, by=request.user)
    messages.success(request, _("Ended."))
    return redirect("contacts:gate")
