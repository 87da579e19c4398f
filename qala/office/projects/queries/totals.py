"""Sums of a plan."""

from decimal import Decimal

from django.db.models import Exists, OuterRef, Sum

from qala.office.projects.models import Project, WorkItem


def planned_budget(project: Project) -> Decimal | None:
    """Money of what is done, not of sums; None when no row has any."""
    live = WorkItem.objects.filter(project=project, removed_at=None)
    below = live.filter(parent=OuterRef("pk"))
    found: Decimal | None = live.filter(~Exists(below)).aggregate(whole=Sum("budget"))["whole"]
    return found
