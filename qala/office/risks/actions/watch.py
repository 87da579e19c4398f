"""A risk is watched: monitored, looked at again, brought to the curator."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from qala.office.risks.actions.moving import begin, finish
from qala.office.risks.models import Risk
from qala.office.risks.rules.parameters import RiskParameters
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid
from qala.shared.parameters.reading import of_today


def monitor(*, risk_id: int, by: Any) -> Risk:
    """The response runs; from now on the risk is looked at in turns. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        risk, step = begin(risk_id, "monitor", by)
        risk.next_review_on = risk.next_review_on or _usual_review()
        return finish(risk, step, by)


def review(*, risk_id: int, note: str, by: Any, next_review_on: date | None = None) -> Risk:
    """Looked at; next time on that day, or after the usual term.

    Raises Missing, NotAllowed, Conflict, Invalid (no note, a day that has passed).
    """
    with atomic():
        risk, step = begin(risk_id, "review", by, note=note)
        upcoming = next_review_on or _usual_review()
        if upcoming <= today():
            raise Invalid(fields={"next_review_on": _("Give a day that is still to come.")})
        risk.next_review_on = upcoming
        return finish(risk, step, by, note)


def escalate(*, risk_id: int, note: str, by: Any) -> Risk:
    """The curator is to know of it. Raises Missing, NotAllowed, Conflict (ended, escalated already), Invalid."""
    with atomic():
        risk, step = begin(risk_id, "escalate", by, note=note)
        if risk.escalated_on is not None:
            raise Conflict(_("This risk is escalated already."), code="escalated")
        risk.escalated_on = today()
        return finish(risk, step, by, note)


def take_down(*, risk_id: int, note: str, by: Any) -> Risk:
    """It is a matter of the project again. Raises Missing, NotAllowed, Conflict (it is not escalated), Invalid."""
    with atomic():
        risk, step = begin(risk_id, "take_down", by, note=note)
        if risk.escalated_on is None:
            raise Conflict(_("This risk is not escalated."), code="not_escalated")
        risk.escalated_on = None
        return finish(risk, step, by, note)


def _usual_review() -> date:
    return today() + timedelta(days=of_today(RiskParameters).review_days)
