"""Procedures of the law: what they ask for, their terms, ladders, lists of reasons and letters."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.catalog.access import can_edit_procedures, can_view
from qala.contact.catalog.actions import (
    add_rung,
    end_rung,
    save_cause,
    save_letter,
    save_procedure,
    set_procedure_term,
)
from qala.contact.catalog.forms import (
    CauseForm,
    EndForm,
    LetterForm,
    NewCauseForm,
    ProcedureForm,
    ProcedureTermForm,
    RungForm,
)
from qala.contact.catalog.models import Cause, EscalationStep, LetterTemplate, Procedure
from qala.contact.catalog.rules.procedures import PersonField
from qala.shared import form_pages, timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.idempotency import once


@login_required
@require_GET
def procedures(request: HttpRequest) -> HttpResponse:
    """All procedures, the lists of reasons and the letters."""
    require(can_view(request.user))
    context = {
        "procedures": Procedure.objects.all(),
        "causes": Cause.objects.all(),
        "letters": LetterTemplate.objects.all(),
        "may_edit": can_edit_procedures(request.user),
    }
    return render(request, "catalog/procedures.html", context)


@login_required
@require_GET
def procedure_page(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure: what it asks for, its terms now and before, its ladder."""
    require(can_view(request.user))
    procedure = found(Procedure, code=code)
    labels = dict(PersonField.choices)
    context = {
        "procedure": procedure,
        "required": [labels[name] for name in procedure.required if name in labels],
        "terms": procedure.terms.order_by("kind", "-valid_from"),
        "ladder": procedure.ladder.order_by("kind", "share", "id"),
        "entries": timeline.of(procedure),
        "may_edit": can_edit_procedures(request.user),
        "crumbs": _crumbs(procedure.name),
    }
    return render(request, "catalog/procedure.html", context)


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [(_("Procedures and letters"), reverse("catalog:procedures")), (last, "")]


def _form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: str,
    back: str,
    write: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """A form of those who may edit procedures: `_editable` has asked."""
    return form_pages.form_page(request, form, heading, back, write, crumbs=_crumbs(heading))


def _page(procedure: Procedure) -> str:
    return reverse("catalog:procedure", args=[procedure.code])


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a procedure asks for."""
    procedure = _editable(request, Procedure, code=code)
    form = ProcedureForm(request.POST or None, instance=procedure)

    def write(data: dict[str, Any]) -> object:
        return save_procedure(procedure=procedure, by=request.user, **data)

    return _form_page(request, form, procedure.name, _page(procedure), write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_procedure_term(request: HttpRequest, code: str) -> HttpResponse:
    """A term of a procedure from a day on."""
    procedure = _editable(request, Procedure, code=code)

    def write(data: dict[str, Any]) -> object:
        return set_procedure_term(procedure=procedure, by=request.user, **data)

    return _form_page(
        request, ProcedureTermForm(request.POST or None), _("New term"), _page(procedure), write
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_rung(request: HttpRequest, code: str) -> HttpResponse:
    """A step of a procedure's ladder."""
    procedure = _editable(request, Procedure, code=code)

    def write(data: dict[str, Any]) -> object:
        return add_rung(procedure=procedure, by=request.user, **data)

    return _form_page(
        request, RungForm(request.POST or None), _("New step of the ladder"), _page(procedure), write
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def stop_rung(request: HttpRequest, pk: int) -> HttpResponse:
    """End a step of a ladder."""
    rung = _editable(request, EscalationStep, pk=pk)

    def write(data: dict[str, Any]) -> object:
        return end_rung(rung=rung, by=request.user, **data)

    heading = f"{rung.share} % → {rung.role_label}"
    return _form_page(request, EndForm(request.POST or None), heading, _page(rung.procedure), write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_cause(request: HttpRequest) -> HttpResponse:
    """A reason for the lists."""
    require(can_edit_procedures(request.user))

    def write(data: dict[str, Any]) -> object:
        return save_cause(cause=None, by=request.user, **data)

    back = reverse("catalog:procedures")
    return _form_page(request, NewCauseForm(request.POST or None), _("New reason"), back, write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_cause(request: HttpRequest, code: str) -> HttpResponse:
    """Change a reason of the lists."""
    cause = _editable(request, Cause, code=code)

    def write(data: dict[str, Any]) -> object:
        return save_cause(cause=cause, by=request.user, **data)

    form = CauseForm(request.POST or None, instance=cause)
    return _form_page(request, form, cause.name, reverse("catalog:procedures"), write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_letter(request: HttpRequest, kind: str) -> HttpResponse:
    """Change the words of a letter."""
    letter = _editable(request, LetterTemplate, kind=kind)

    def write(data: dict[str, Any]) -> object:
        return save_letter(letter=letter, by=request.user, **data)

    form = LetterForm(request.POST or None, instance=letter)
    return _form_page(request, form, str(letter), reverse("catalog:procedures"), write)


def _editable(request: HttpRequest, model: Any, **key: Any) -> Any:
    require(can_edit_procedures(request.user))
    return found(model, **key)
