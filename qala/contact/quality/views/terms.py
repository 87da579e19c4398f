"""Thresholds and sample rules."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.quality.access import can_read, can_set_terms
from qala.contact.quality.actions import end_rule, set_rule
from qala.contact.quality.forms import RuleForm
from qala.contact.quality.models import SampleRule
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.parameters.showing import section


def _crumbs() -> list[tuple[str, str]]:
    return [
        (_("Quality reports"), reverse("quality:report")),
        (_("Terms of quality"), reverse("quality:terms")),
    ]


@login_required
@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """By which figures quality is judged, and which share of the answers is looked at."""
    require(can_read(request.user))
    context = {
        "section": section(request.user, "quality"),
        "rules": SampleRule.objects.select_related("executor", "topic"),
        "may_set": can_set_terms(request.user),
        "crumbs": [_crumbs()[0], (_("Terms of quality"), "")],
    }
    return render(request, "quality/terms.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_rule(request: HttpRequest) -> HttpResponse:
    """A share for an executor, a topic, both or everybody."""
    require(can_set_terms(request.user))
    form = RuleForm(request.POST or None, initial={"valid_from": today()})
    return form_page(
        request,
        form,
        _("New sample rule"),
        reverse("quality:terms"),
        lambda data: set_rule(by=request.user, **data),
        crumbs=[*_crumbs(), (_("New sample rule"), "")],
    )


@login_required
@require_POST
@once
def stop_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """The rule ends with today."""
    end_rule(rule_id=pk, by=request.user)
    messages.success(request, _("The rule ends with today."))
    return redirect("quality:terms")
