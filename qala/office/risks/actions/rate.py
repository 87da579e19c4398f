"""Somebody who does not lead the project says how likely delivery is."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.office.risks.access import RATE, leads
from qala.office.risks.events import DeliveryAssessed
from qala.office.risks.models import Assessment
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Invalid, NotAllowed
from qala.shared.events import publish


def rate(
    *,
    project_id: int,
    rating: str,
    grounds: str,
    by: Any,
    recommendations: str = "",
    replaces: int | None = None,
) -> Assessment:
    """The opinion of today. `replaces`: an assessment that this one corrects.

    Raises Missing, NotAllowed (head and deputy never rate their own project), Invalid (no grounds).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, RATE, project)
        if leads(by, project):
            raise NotAllowed(_("Whoever leads a project does not assess it independently."))
        row = Assessment(
            project=project,
            rating=rating,
            grounds=grounds,
            recommendations=recommendations,
            valid_on=today(),
            recorded_at=now(),
            recorded_by=by,
            supersedes=_replaced(project, replaces),
            reason=grounds[:1000] if replaces else "",
        )
        validate(row)
        row.save(force_insert=True)
        timeline.add(project, "rate", by=by, data={"assessment": row.pk, "rating": rating})
        publish(DeliveryAssessed(project_id=project.pk, rating=rating, valid_on=row.valid_on, by_id=by.pk))
    return row


def _replaced(project: Project, replaces: int | None) -> Assessment | None:
    if replaces is None:
        return None
    old = Assessment.objects.filter(pk=replaces, project=project, superseded_by=None).first()
    if old is None:
        raise Invalid(fields={"replaces": _("There is no such assessment, or it was corrected already.")})
    return old
