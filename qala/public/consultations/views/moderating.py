"""The moderators' queue of remarks, and the decision about one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people.rules.masking import hide
from qala.public.consultations import actions
from qala.public.consultations.access import can_moderate
from qala.public.consultations.forms import HideForm, ShowForm
from qala.public.consultations.models import ConsultationRemark
from qala.public.consultations.rules.statuses import State
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once

ON_A_PAGE = 100


def _waiting() -> Any:
    rows = ConsultationRemark.objects.filter(state=State.WAITING).select_related("consultation")
    return rows.defer("consultation__document").order_by("made_at", "id")


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    require(can_moderate(request.user))
    rows = _waiting()
    context = {"rows": rows[:ON_A_PAGE], "count": rows.count()}
    return render(request, "consultations/office/queue.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it out in words without anything about people, or keep it in; then the next one that waits."""
    require(can_moderate(request.user))
    remark = found(ConsultationRemark.objects.select_related("consultation"), pk=pk)
    is_hiding = request.POST.get("do") == "hide"
    hiding = HideForm(request.POST if is_hiding else None)
    showing = ShowForm(
        request.POST if request.method == "POST" and not is_hiding else None,
        initial={"words": remark.words or hide(remark.text, is_for_all=True)},
    )
    form: forms.Form = hiding if is_hiding else showing
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            if is_hiding:
                actions.hide_remark(remark_id=pk, by=request.user, **form.cleaned_data)
            else:
                actions.show_remark(remark_id=pk, by=request.user, **form.cleaned_data)
            return _next(request, remark)
    context = {
        "remark": remark,
        "line": remark.consultation.plan.line(remark.line) if remark.line else None,
        "showing": showing,
        "hiding": hiding,
        "is_waiting": remark.state == State.WAITING,
        "may_hide": remark.replied_at is None and remark.state != State.HIDDEN,
        "crumbs": [(_("Remarks to be read"), reverse("consultations:queue")), (f"№ {remark.number}", "")],
    }
    return render(request, "consultations/office/moderate.html", context, status=422 if form.errors else 200)


def _next(request: HttpRequest, remark: ConsultationRemark) -> HttpResponse:
    messages.success(request, _("Decided: %(number)s") % {"number": f"№ {remark.number}"})
    pk = _waiting().values_list("pk", flat=True).first()
    return redirect("consultations:moderate", pk=pk) if pk else redirect("consultations:queue")
