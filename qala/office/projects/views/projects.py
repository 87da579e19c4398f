"""The list of projects and the passport."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.projects import registries
from qala.office.projects.access import parts_of, sees_projects, visible_projects
from qala.office.projects.filters import ProjectFilter
from qala.office.projects.rules import parts
from qala.office.projects.tables import ProjectTable
from qala.office.projects.views.frame import frame, project_of
from qala.shared.errors import require
from qala.shared.lists import list_screen


@login_required
@require_GET
def projects(request: HttpRequest) -> HttpResponseBase:
    """All projects that the person sees."""
    require(sees_projects(request.user))
    return list_screen(
        request,
        queryset=visible_projects(request.user).select_related("block", "district", "department"),
        table=ProjectTable,
        filters=ProjectFilter,
        template="projects/list.html",
        screen="projects.projects",
    )


@login_required
@require_GET
def project(request: HttpRequest, code: str) -> HttpResponse:
    """The passport: what the rooms have to say, piece by piece."""
    row = project_of(request, code)
    held = parts_of(request.user, row)
    pieces = []
    for panel in registries.panels():
        words = panel.words(request, row) if parts.allowed(held, panel.verb) else None
        if words is not None:
            pieces.append({"template": panel.template, **words})
    return render(request, "projects/project.html", frame(request, row, "passport", pieces=pieces))
