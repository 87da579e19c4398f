"""Rows of the lists across projects, with what their columns read."""

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from qala.office.projects.models import Part, RoleAssignment
from qala.office.reporting.access import visible_dues, visible_reports
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.shared.clock import today


def report_rows(user: Any) -> QuerySet[ProgressReport]:
    """For the list across projects."""
    return visible_reports(user).select_related("project", "author")


def due_rows(user: Any) -> QuerySet[ReportDue]:
    """Missing reports, with the head's name."""
    heads = RoleAssignment.objects.as_of(today()).filter(project=OuterRef("project"), part=Part.HEAD)
    name = Subquery(heads.order_by().annotate(name=F("person__full_name")).values("name")[:1])
    rows: Any = visible_dues(user).filter(met_at=None, waived_at=None)
    return rows.select_related("project__department").annotate(head_name=name)  # type: ignore[no-any-return]
