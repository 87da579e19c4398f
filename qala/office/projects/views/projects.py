"""The list of projects and the passport."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.ground.people.access import can, organisations_of
from qala.office.projects import registries
from qala.office.projects.access import (
    EDIT,
    MOVE,
    PROPOSE,
    RESHAPE,
    may,
    parts_of,
    sees_projects,
    visible_projects,
)
from qala.office.projects.filters import ProjectFilter
from qala.office.projects.models import Project
from qala.office.projects.queries.listing import listed
from qala.office.projects.rules import parts
from qala.office.projects.rules.statuses import LIFE
from qala.office.projects.tables import ProjectTable
from qala.office.projects.views.frame import frame, project_of
from qala.shared.errors import require
from qala.shared.lists import list_screen
from qala.shared.transitions import Step


@login_required
@require_GET
def projects(request: HttpRequest) -> HttpResponseBase:
    """All projects that the person sees."""
    user = request.user
    require(sees_projects(user))
    return list_screen(
        request,
        queryset=listed(visible_projects(user)),
        table=ProjectTable,
        filters=ProjectFilter,
        template="projects/list.html",
        screen="projects.projects",
        context={"may_propose": can(user, PROPOSE) or bool(organisations_of(user, PROPOSE))},
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
    context = frame(
        request, row, "passport",
        pieces=pieces,
        may_edit=may(request.user, EDIT, row) and row.merged_into_id is None,
        may_reshape=may(request.user, RESHAPE, row) and row.is_open,
        moves=open_moves(row) if may(request.user, MOVE, row) else [],
    )  # fmt: skip
    return render(request, "projects/project.html", context)


def open_moves(row: Project) -> list[Step]:
    """What the stage allows, and of resting and going on the one that makes sense."""
    other = "suspend" if row.is_suspended else "resume"
    return [LIFE.step(verb) for verb in LIFE.open_verbs(row.stage) if verb != other]
