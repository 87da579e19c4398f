"""Settings of the project office: reference data and figures."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people.access import can
from qala.office.projects.access import SETTINGS
from qala.office.projects.actions.reference import MODELS, remove_step, save_reference
from qala.office.projects.forms.settings import FORMS
from qala.office.projects.queries.reference import counted
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.parameters.showing import section

TITLES: dict[str, "str | Promise"] = {
    "blocks": gettext_lazy("Blocks"),
    "kinds": gettext_lazy("Kinds of projects and their steps"),
    "steps": pgettext_lazy("project", "Steps"),
    "indicators": gettext_lazy("Indicators"),
    "portfolios": gettext_lazy("Portfolios"),
    "programmes": gettext_lazy("Programmes"),
}


def _trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [(_("Settings of the project office"), reverse("projects:settings")), *more]


@login_required
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """What can be set, with counts, and the figures."""
    require(can(request.user, SETTINGS))
    cards = [
        (title, reverse("projects:reference", args=[what]), MODELS[what].objects.count())  # type: ignore[attr-defined]
        for what, title in TITLES.items()
        if what != "steps"
    ]
    context = {"cards": cards, "section": section(request.user, "projects")}
    return render(request, "projects/settings.html", context)


@login_required
@require_GET
def reference(request: HttpRequest, what: str) -> HttpResponse:
    """Rows of one table."""
    require(can(request.user, SETTINGS))
    if what not in TITLES or what == "steps":
        raise Missing
    context = {
        "what": what,
        "title": TITLES[what],
        "rows": counted(what),
        "crumbs": _trail((TITLES[what], "")),
    }
    return render(request, "projects/reference.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_row(request: HttpRequest, what: str) -> HttpResponse:
    """A new row; `?kind=` for a step."""
    return _edit(request, what, None)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_row(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Change a row."""
    return _edit(request, what, pk)


def _edit(request: HttpRequest, what: str, pk: int | None) -> HttpResponse:
    require(can(request.user, SETTINGS))
    if what not in FORMS:
        raise Missing
    row = found(MODELS[what], pk=pk) if pk is not None else None
    initial: dict[str, Any] = {"seen": timeline.newest(row)} if row else {"kind": request.GET.get("kind")}
    form = FORMS[what](request.POST or None, instance=row, initial=initial)

    def write(fields: dict[str, Any]) -> Any:
        save_reference(what=what, row_id=pk, by=request.user, **fields)

    shown = "kinds" if what == "steps" else what
    back = reverse("projects:reference", args=[shown])
    heading = str(row) if row else _("New row")
    return form_page(request, form, heading, back, write, crumbs=_trail((TITLES[shown], back), (heading, "")))


@login_required
@require_POST
@once
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step out of a course."""
    remove_step(row_id=pk, by=request.user)
    messages.success(request, _("The step was taken out."))
    return redirect("projects:reference", "kinds")
