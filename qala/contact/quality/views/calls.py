"""Calling back those who left only a phone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.access import can_see_person
from qala.contact.quality.access import can_call
from qala.contact.quality.actions import note_call
from qala.contact.quality.forms import CallForm
from qala.contact.quality.models import Feedback
from qala.contact.quality.tables import CallTable
from qala.shared.clock import now
from qala.shared.errors import Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def calls(request: HttpRequest) -> HttpResponseBase:
    """Whom to call."""
    require(can_call(request.user))
    # Once the time is over nobody is asked any more, just as the links of the others are closed.
    rows = Feedback.objects.filter(
        way=Feedback.Way.CALL, answered_at=None, given_up_at=None, expires_at__gt=now()
    )
    return list_screen(
        request,
        queryset=rows.select_related("check_of", "appeal"),
        table=CallTable,
        template="quality/calls.html",
        screen="quality.calls",
        may_export=False,
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: who, about what, and what was said."""
    require(can_call(request.user))
    row = (
        Feedback.objects.select_related("appeal__topic", "check_of")
        .filter(pk=pk, way=Feedback.Way.CALL)
        .first()
    )
    if row is None:
        raise Missing
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            note_call(feedback_id=row.pk, by=request.user, **form.said())
            messages.success(request, _("The call is noted."))
            return redirect("quality:calls")
    context = {
        "feedback": row,
        "appeal": row.appeal,
        "answer": row.appeal.answers.filter(at=row.check_of.answered_at).first(),
        "form": form,
        "may_see_person": can_see_person(request.user, row.appeal),
        "crumbs": [(_("Call back"), reverse("quality:calls")), (row.appeal.number, "")],
    }
    return render(request, "quality/call.html", context, status=422 if form.errors else 200)
