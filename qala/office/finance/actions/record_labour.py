"""People and hours of a day or a month."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.finance.access import TELL_LABOUR, tells_for
from qala.office.finance.actions.base import record, require_not_ahead
from qala.office.finance.events import LabourRecorded
from qala.office.finance.models import LabourEntry, Span, Teller, Trade
from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def record_labour(
    *,
    project_id: int,
    body: Any,
    by: Any,
    teller: str = Teller.CONTRACTOR,
    span: str = Span.DAY,
    valid_on: date | None = None,
    trade: str = Trade.OTHER,
    people: int | None = None,
    hours: Decimal | None = None,
    cost: Decimal | None = None,
    reason: str = "",
) -> LabourEntry:
    """Tell people, hours, cost of a body at a project; what is not known is left out. The same again gives the first
    entry; other figures correct it and need a reason. A month is told by any of its days.

    Raises NotAllowed (contractors tell of themselves alone), Missing, Invalid, Conflict (figures differ, no reason).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, TELL_LABOUR, project)
        bodies = tells_for(by, project)
        require(bodies is None or body.pk in bodies)
        day = valid_on or today()
        require_not_ahead(day)
        if people is None and hours is None and cost is None:
            raise Invalid(fields={"people": _("Tell people, hours or cost.")})
        new = LabourEntry(
            project=project,
            span=span,
            teller=teller,
            body=body,
            trade=trade,
            valid_on=day.replace(day=1) if span == Span.MONTH else day,
            people=people,
            hours=hours,
            cost=cost,
        )
        old = _newest(new)
        if old is not None and (old.people, old.hours, old.cost) == (people, hours, cost):
            return old
        if old is not None:
            _correct(new, old, reason)
        record(new, by=by)
        timeline.add(project, "record_labour", by=by, note=new.reason, data={"entry": new.pk})
        publish(LabourRecorded(project_id=project.pk, entry_id=new.pk, by_id=by.pk))
    return new


def _newest(new: LabourEntry) -> LabourEntry | None:
    """What holds of the same project, body, period and trade; the project is locked, so there is one at most."""
    return LabourEntry.objects.filter(
        project=new.project,
        body=new.body,
        span=new.span,
        trade=new.trade,
        valid_on=new.valid_on,
        superseded_by=None,
    ).first()


def _correct(new: LabourEntry, old: LabourEntry, reason: str) -> None:
    if not reason.strip():
        raise Conflict(
            fields={"reason": _("Other figures were told for this already. Say why they change.")},
            code="told",
        )
    new.supersedes, new.reason = old, reason
