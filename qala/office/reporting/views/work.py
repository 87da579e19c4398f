"""My work: everything of the project office that waits for the person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.projects import registries
from qala.office.reporting.access import sees_work
from qala.office.reporting.queries.work import grouped, kinds_of, sites_of
from qala.shared.clock import today
from qala.shared.errors import require


@login_required
@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """By due day; `?kind=` and `?project=` narrow it."""
    require(sees_work(request.user))
    every = registries.errands(request.user)
    kind, code = request.GET.get("kind", ""), request.GET.get("project", "")
    of_project = [each for each in every if not code or (each.project and each.project.code == code)]
    shown = [each for each in of_project if not kind or str(each.kind) == kind]
    projects = sorted({each.project.code: each.project for each in every if each.project}.items())
    context = {
        "groups": grouped(shown, today()),
        "kinds": kinds_of(of_project),
        "kind": kind,
        "total": len(of_project),
        "late_count": sum(1 for each in every if each.due_on and each.due_on < today()),
        "count": len(every),
        "projects": [project for _code, project in projects],
        "code": code,
        "sites": sites_of(request.user),
        "is_filtered": bool(kind or code),
    }
    return render(request, "reporting/work.html", context)
