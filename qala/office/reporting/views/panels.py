"""Pieces of the passport."""

from typing import Any

from django.http import HttpRequest

from qala.office.projects.access import may
from qala.office.projects.models import Project
from qala.office.reporting.access import SEE_PHOTOS, WRITE
from qala.office.reporting.queries.gallery import newest_photos
from qala.office.reporting.queries.periods import newest_report, open_dues
from qala.shared.clock import today


def report_panel(request: HttpRequest, project: Project) -> dict[str, Any] | None:
    """The newest accepted report and what is due; None before the first report is due."""
    report, due = newest_report(project), open_dues().filter(project=project).order_by("month").first()
    if report is None and due is None:
        return None
    return {
        "report": report,
        "due": due,
        "is_late": due is not None and due.due_on < today(),
        "may_write": may(request.user, WRITE, project),
    }


def photos_panel(request: HttpRequest, project: Project) -> dict[str, Any] | None:
    """The newest photos; None without any."""
    photos = newest_photos(project) if may(request.user, SEE_PHOTOS, project) else []
    return {"photos": photos} if photos else None
