"""What the centre promises and reckons with: read by those who read figures, changed from a day on by few."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.shifts.access import FIGURES, STANDARDS
from qala.contact.shifts.actions.standards import CriterionWords, set_form, set_limit, set_standard
from qala.contact.shifts.forms.criteria import CriteriaForm
from qala.contact.shifts.forms.judging import LimitForm, StandardForm
from qala.contact.shifts.models import BreakLimit, BreakReason, CentreStandard, ReviewForm, ShiftPattern
from qala.contact.shifts.queries.standards import forms_on, standard_on
from qala.contact.shifts.views.common import form_page
from qala.ground.people.access import can
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.idempotency import once


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Under the page of standards."""
    return [(_("Standards of the centre"), reverse("shifts:standards")), *more]


@login_required
@require_GET
def standards(request: HttpRequest) -> HttpResponse:
    """Everything with its days."""
    require(can(request.user, FIGURES) or can(request.user, STANDARDS))
    context = {
        "standards": CentreStandard.objects.all(),
        "limits": BreakLimit.objects.select_related("reason").order_by("reason__order", "-valid_from"),
        "patterns": ShiftPattern.objects.all(),
        "forms": forms_on(today()),
        "may_edit": can(request.user, STANDARDS),
    }
    return render(request, "shifts/standards.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_standard(request: HttpRequest) -> HttpResponse:
    """New figures from a day on, beginning from those of today."""
    require(can(request.user, STANDARDS))
    base = standard_on(today())
    initial: dict[str, Any] = {name: getattr(base, name) for name in StandardForm.base_fields}
    form = StandardForm(request.POST or None, initial={**initial, "valid_from": today()})

    def write() -> object:
        return set_standard(by=request.user, **form.cleaned_data)

    trail = crumbs((_("New figures"), ""))
    return form_page(request, form, _("New figures"), reverse("shifts:standards"), write, crumbs=trail)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_limit(request: HttpRequest, code: str) -> HttpResponse:
    """A limit of breaks from a day on."""
    require(can(request.user, STANDARDS))
    reason = found(BreakReason.objects, code=code)
    form = LimitForm(request.POST or None, initial={"valid_from": today()})

    def write() -> object:
        return set_limit(reason=reason, by=request.user, **form.cleaned_data)

    return form_page(
        request, form, reason.name, reverse("shifts:standards"), write, crumbs=crumbs((reason.name, ""))
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_form(request: HttpRequest, code: str) -> HttpResponse:
    """A new version of a review form from a day on."""
    require(can(request.user, STANDARDS))
    base = found(ReviewForm.objects.filter(code=code).order_by("-valid_from"))
    form = CriteriaForm(request.POST or None, base=base)

    def write() -> object:
        criteria = [CriterionWords(**row) for row in form.criteria()]
        return set_form(
            code=code, names=form.names(), criteria=criteria, valid_from=form.cleaned_data["valid_from"],
            by=request.user,
        )  # fmt: skip

    return form_page(
        request, form, base.name, reverse("shifts:standards"), write, crumbs=crumbs((base.name, ""))
    )
