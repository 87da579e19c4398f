"""An appeal that is being sent belongs to the project whose page it was written from."""

from typing import Any

from qala.contact.appeals.models import Appeal
from qala.public.portfolio.access import public_project
from qala.public.portfolio.events import QuestionAsked
from qala.public.portfolio.models import ProjectQuestion
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.events import publish


def tie(*, appeal_id: int, code: str, by: Any = None) -> ProjectQuestion:
    """In the transaction that registers the appeal: both are there, or neither. Twice is once, and the first project
    stays. `by` is None for somebody without an account. Raises Missing, Gone (no public project has this code)."""
    with atomic():
        appeal = lock(Appeal, appeal_id)
        known = ProjectQuestion.objects.filter(appeal=appeal).first()
        if known is not None:
            return known
        project = public_project(code)
        made = ProjectQuestion.objects.create(appeal=appeal, project=project, at=now())
        timeline.add(appeal, "tie", by=by, note=f"{project.code} · {project.facts.title}"[:500])
        publish(QuestionAsked(appeal_id=appeal.pk, code=project.code))
    return made
