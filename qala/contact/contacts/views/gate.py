"""The emergency gate as its keepers see it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.contacts.access import can_keep_gate
from qala.contact.contacts.actions.keep_gate import KINDS, add_row, end_row
from qala.contact.contacts.forms import FORMS
from qala.contact.contacts.models import EmergencyQuestion, EmergencyService, HazardWord
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.parameters.showing import section
from qala.shared.versions import lasting


@login_required
@require_GET
def gate_page(request: HttpRequest) -> HttpResponse:
    """All rows that hold today or will."""
    require(can_keep_gate(request.user))
    context = {
        "services": lasting(EmergencyService),
        "words": lasting(HazardWord).select_related("service"),
        "questions": lasting(EmergencyQuestion).select_related("service", "topic"),
        "section": section(request.user, "contacts"),
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
    back, heading = reverse("contacts:gate"), HEADINGS[kind]()
    trail = [(_("Emergency gate"), back), (heading, "")]
    return form_page(
        request, form, heading, back, lambda data: add_row(kind=kind, by=request.user, **data), crumbs=trail
    )


HEADINGS = {
    "services": lambda: _("New service"),
    "words": lambda: _("New hazard word"),
    "questions": lambda: _("New question"),
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
