"""Crumbs and forms of the room."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.office.projects.models import Project
from qala.shared.form_pages import form_page

Crumb = tuple[Any, str]


def of_money(*more: Crumb) -> list[Crumb]:
    """Below the sums of all projects."""
    return [(_("Money of the projects"), reverse("finance:totals")), *more]


def of_lines(*more: Crumb) -> list[Crumb]:
    """Below the budget lines."""
    return of_money((_("Budget lines"), reverse("finance:lines")), *more)


def of_contracts(*more: Crumb) -> list[Crumb]:
    """Below the contracts."""
    return of_money((_("Contracts"), reverse("finance:contracts")), *more)


def of_project(project: Project, *more: Crumb) -> list[Crumb]:
    """Below the money of one project."""
    return [
        (_("Projects"), reverse("projects:list")),
        (project.code, project.get_absolute_url()),
        (_("Money"), reverse("finance:money", args=[project.code])),
        *more,
    ]


def page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: Any,
    crumbs: list[Crumb],
    write: Callable[[dict[str, Any]], Any],
    *,
    lead: Any = "",
) -> HttpResponse:
    """A form that goes back to the last crumb."""
    back = crumbs[-1][1]

    def done(words: dict[str, Any]) -> str:
        write(words)
        return back

    return form_page(request, form, heading, back, done, crumbs=[*crumbs, (heading, "")], lead=lead)
