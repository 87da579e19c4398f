"""An appeal that is not about the project, though it was written from its page, is taken off it."""

from typing import Any

from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.office.projects.access import require_may
from qala.public.portfolio.access import UNTIE
from qala.public.portfolio.events import QuestionUntied
from qala.public.portfolio.models import ProjectQuestion
from qala.shared import timeline
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Invalid
from qala.shared.events import publish


def untie(*, appeal_id: int, reason: str, by: Any) -> Appeal:
    """It goes on as every other appeal; neither the project's page nor its team shows it any longer.

    Raises Missing (no question of any project), NotAllowed, Invalid (no reason).
    """
    with atomic():
        appeal = lock(Appeal, appeal_id)
        row = found(ProjectQuestion.objects.select_related("project__project"), appeal=appeal)
        require_may(by, UNTIE, row.project.project)
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        row.delete()
        timeline.add(appeal, "untie", by=by, note=f"{row.project.code}: {reason.strip()}"[:500])
        publish(QuestionUntied(appeal_id=appeal.pk, code=row.project.code, by_id=by.pk))
    return appeal
