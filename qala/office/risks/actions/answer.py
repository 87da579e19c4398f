"""What is done about a risk: a strategy and measures with their days."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.office.risks.access import may_keep
from qala.office.risks.actions.moving import begin, finish
from qala.office.risks.models import Risk, RiskResponse, Strategy
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, require


def add_response(*, risk_id: int, text: str, due_on: date, by: Any, owner: Any = None) -> RiskResponse:
    """One measure more. Raises Missing, NotAllowed, Conflict (the risk has ended), Invalid."""
    with atomic():
        risk = _kept(risk_id, by)
        row = RiskResponse(risk=risk, text=text, due_on=due_on, owner=owner)
        validate(row)
        row.save(force_insert=True)
        timeline.add(risk, "add_response", by=by, note=text, data={"response": row.pk})
    return row


def finish_response(*, response_id: int, outcome: str, by: Any) -> RiskResponse:
    """It is done, and this came of it. Raises Missing, NotAllowed, Conflict (done already), Invalid."""
    with atomic():
        row = lock(RiskResponse, response_id, related=("risk__project",))
        require(may_keep(by, row.risk) or row.owner_id == by.pk)
        if row.done_on is not None:
            raise Conflict(_("This is done already."), code="done")
        if not outcome.strip():
            raise Invalid(fields={"outcome": _("Please fill this in.")})
        row.done_on, row.outcome = today(), outcome
        validate(row)
        row.save()
        timeline.add(row.risk, "finish_response", by=by, note=outcome, data={"response": row.pk})
    return row


def plan_response(*, risk_id: int, strategy: str, by: Any, note: str = "") -> Risk:
    """Say how the risk is met. Whatever is not simply accepted needs a measure.

    Raises Missing, NotAllowed, Conflict (wrong stage), Invalid (no such strategy, no measure).
    """
    with atomic():
        risk, step = begin(risk_id, "plan_response", by, strategy=strategy)
        if strategy not in Strategy.values:
            raise Invalid(fields={"strategy": _("There is no such choice.")})
        if strategy != Strategy.ACCEPT and not risk.responses.exists():
            raise Invalid(fields={"strategy": _("Write at least one measure first, or accept the risk.")})
        risk.strategy = strategy
        return finish(risk, step, by, note, strategy=strategy)


def _kept(risk_id: int, by: Any) -> Risk:
    risk = lock(Risk, risk_id, related=("project",))
    require(may_keep(by, risk))
    if not risk.is_open:
        raise Conflict(_("This risk has ended."), code="ended")
    return risk
