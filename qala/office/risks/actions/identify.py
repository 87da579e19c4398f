"""A risk is written down, and its words change."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.office.risks.access import RAISE, may_keep
from qala.office.risks.actions.moving import next_number
from qala.office.risks.events import RiskMoved
from qala.office.risks.models import Risk
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, require
from qala.shared.events import publish

WORDS = (
    "cause",
    "event",
    "effect",
    "category",
    "proximity",
    "owner",
    "next_review_on",
    "public_kk",
    "public_ru",
    "public_en",
)


def identify(*, project_id: int, by: Any, **words: Any) -> Risk:
    """Write a risk of the project; `words` are columns of `WORDS`. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, RAISE, project)
        require_open(project)
        risk = Risk(
            project=project, number=next_number(Risk, project), identified_on=today(), **_words(words)
        )
        validate(risk)
        risk.save(force_insert=True)
        timeline.add(risk, "identify", by=by, to_stage=risk.stage)
        publish(RiskMoved(risk_id=risk.pk, project_id=project.pk, verb="identify", by_id=by.pk))
    return risk


def change_risk(*, risk_id: int, by: Any, seen: int | None = None, **words: Any) -> Risk:
    """Say it better, give it to another person. Raises Missing, NotAllowed, Conflict (it has ended, somebody changed
    it meanwhile), Invalid."""
    with atomic():
        risk = lock(Risk, risk_id, related=("project",))
        require(may_keep(by, risk))
        if not risk.is_open:
            raise Conflict(_("This risk has ended."), code="ended")
        timeline.require_unchanged(risk, seen)
        for name, value in _words(words).items():
            setattr(risk, name, value)
        validate(risk)
        risk.save()
        timeline.add(risk, "change", by=by)
        publish(RiskMoved(risk_id=risk.pk, project_id=risk.project_id, verb="change", by_id=by.pk))
    return risk


def require_open(project: Project) -> None:
    """Raises Conflict for a project that has ended."""
    if not project.is_open:
        raise Conflict(_("The project has ended."), code="project_ended")


def _words(words: dict[str, Any]) -> dict[str, Any]:
    unknown = set(words) - set(WORDS)
    if unknown:
        raise TypeError(f"no words of a risk: {sorted(unknown)}")
    return words
