"""What reports and photos say of many projects on a day, in the words of `projects.figures`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, Q

from qala.office.reporting.models import ProgressReport, ProjectPhoto, ReportDue
from qala.office.reporting.rules.statuses import IN_FORCE


def figures(project_ids: Sequence[int], day: date) -> Mapping[int, Mapping[str, Any]]:
    """The newest accepted report, the earliest one that is late, the newest photo; three statements."""
    known: dict[int, dict[str, Any]] = defaultdict(lambda: {"filled": set()})
    accepted = ProgressReport.objects.filter(
        project__in=project_ids, valid_on__lte=day, stage__in=IN_FORCE, superseded_at=None
    )
    newest = accepted.order_by("project_id", "-valid_on", "-id").distinct("project_id")
    for pk, on, declared in newest.values_list("project_id", "valid_on", "declared_percent"):
        known[pk] |= {"report_days": (day - on).days, "declared": declared}
        known[pk]["filled"].add("report")
    for pk, late in _late(project_ids, day).items():
        known[pk]["report_late_days"] = late
    photos = ProjectPhoto.objects.filter(project__in=project_ids, taken_on__lte=day).exclude(
        Q(stage="refused") | Q(kind="vision")
    )
    for pk, on in photos.order_by().values_list("project_id").annotate(newest=Max("taken_on")):
        known[pk]["photo_days"] = (day - on).days
        known[pk]["filled"].add("photo")
    return known


def _late(project_ids: Sequence[int], day: date) -> dict[int, int]:
    """Days that the earliest unmet report is late; 0 for those who owe reports and none is late."""
    found: dict[int, int] = {}
    rows = ReportDue.objects.filter(project__in=project_ids, first_due_on__lte=day, waived_at=None).order_by()
    for pk, due, met_at in rows.values_list("project_id", "due_on", "met_at"):
        is_unmet = met_at is None or met_at.date() > day
        found[pk] = max(found.get(pk, 0), (day - due).days if is_unmet else 0, 0)
    return found
