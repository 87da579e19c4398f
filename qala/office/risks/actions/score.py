"""A risk gets its figures; each time a row that is never changed."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.risks.actions.moving import begin, finish
from qala.office.risks.events import RiskScored
from qala.office.risks.models import Risk, RiskScore, RiskStage
from qala.office.risks.models.figures import FIGURES
from qala.office.risks.rules.scoring import score_of
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Invalid
from qala.shared.events import publish


def assess(*, risk_id: int, by: Any, note: str = "", **figures: Any) -> Risk:
    """The figures of today; `figures` are names of `FIGURES`, what is left out is not known.

    Raises Missing, NotAllowed, Conflict (it has ended), Invalid (without probability or any impact, a half of the pair
    after the response, that pair being worse than before it).
    """
    with atomic():
        is_first = lock(Risk, risk_id).stage == RiskStage.IDENTIFIED
        risk, step = begin(risk_id, "assess" if is_first else "assess_again", by)
        told = {name: figures.get(name) for name in FIGURES}
        score = _checked(told)
        row = RiskScore(risk=risk, valid_on=today(), recorded_at=now(), recorded_by=by, reason=note, **told)
        validate(row)
        row.save(force_insert=True)
        for name, value in told.items():
            setattr(risk, name, value)
        finish(risk, step, by, note, score=score)
        publish(RiskScored(risk_id=risk.pk, project_id=risk.project_id, score=score, by_id=by.pk))
    return risk


def _checked(told: dict[str, Any]) -> int:
    impacts = (told["impact_cost"], told["impact_time"], told["impact_quality"])
    score = score_of(told["probability"], *impacts)
    if told["probability"] is None:
        raise Invalid(fields={"probability": _("Please fill this in.")})
    if score is None:
        raise Invalid(fields={"impact_cost": _("Say at least one of the three impacts.")})
    pair = (told["residual_probability"], told["residual_impact"])
    if (pair[0] is None) != (pair[1] is None):
        raise Invalid(fields={"residual_impact": _("Give both figures after the response, or neither.")})
    residual = score_of(*pair)
    if residual is not None and residual > score:
        raise Invalid(fields={"residual_impact": _("A response does not make a risk greater.")})
    return score
