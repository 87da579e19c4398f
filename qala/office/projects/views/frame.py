"""What every page of one project shares: crumbs, name, lights, tabs."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.office.projects import registries
from qala.office.projects.access import parts_of, visible_projects
from qala.office.projects.models import Project, Standing
from qala.office.projects.rules import parts
from qala.shared.db import found
from qala.shared.errors import NotAllowed
from qala.shared.ui.parts import Tab


def project_of(request: HttpRequest, code: str, verb: str = "projects.see") -> Project:
    """The project of an address. Raises Missing for one that the person does not see, NotAllowed without the verb."""
    rows = visible_projects(request.user).select_related(
        "block", "kind", "department", "customer", "programme"
    )
    project = found(rows, code=code)
    if not parts.allowed(parts_of(request.user, project), verb):
        raise NotAllowed
    return project


def frame(request: HttpRequest, project: Project, active: str, **more: Any) -> dict[str, Any]:
    """Context of a page that extends `projects/base.html`; `active` is the key of its tab."""
    held = parts_of(request.user, project)
    tabs = [
        Tab(each.label, reverse(each.url_name, args=[project.code]), each.key == active, icon=each.icon)
        for each in registries.tabs()
        if parts.allowed(held, each.verb)
    ]
    return {
        "project": project,
        "standing": Standing.objects.filter(project=project, is_newest=True).first(),
        "project_tabs": tabs,
        "parts": held,
        "crumbs": [(_("Projects"), reverse("projects:list")), (project.code, project.get_absolute_url())],
        **more,
    }
