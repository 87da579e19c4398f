"""A budget line pays for a project."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.finance.access import PLAN_MONEY
from qala.office.finance.actions.base import record
from qala.office.finance.events import BudgetAllocated
from qala.office.finance.models import BudgetAllocation, BudgetLine, BudgetRevision
from qala.office.finance.rules.shares import PartFact, first_day_above
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require
from qala.shared.events import publish


def allocate(
    *,
    line_id: int,
    project: Project,
    by: Any,
    share: Decimal | None = None,
    amount: Decimal | None = None,
    valid_on: date | None = None,
) -> BudgetAllocation:
    """Give the project a share (0–1) or an amount of the line from a day on, in place of what it had; 0 ends it. The
    line is locked, so that two at once cannot give away more than there is. The same again changes nothing.

    Raises NotAllowed, Missing, Invalid (both or neither given, more than the line has on some day).
    """
    with atomic():
        line = lock(BudgetLine, line_id)
        require(can(by, PLAN_MONEY, organisation_id=line.administrator_id))
        since = valid_on or min(today(), date(line.year, 1, 1))
        _require_one(share, amount)
        known = _same(line, project, share, amount, since)
        if known is not None:
            return known
        _require_room(line, PartFact(project.pk, since, share, amount))
        made = record(
            BudgetAllocation(line=line, project=project, share=share, amount=amount, valid_on=since), by=by
        )
        words = {
            "line": line.pk,
            "project": project.pk,
            "share": str(share or ""),
            "amount": str(amount or ""),
        }
        timeline.add(line, "allocate", by=by, data=words)
        timeline.add(project, "allocate", by=by, data=words)
        publish(BudgetAllocated(line_id=line.pk, project_id=project.pk, by_id=by.pk))
    return made


def _require_one(share: Decimal | None, amount: Decimal | None) -> None:
    if (share is None) == (amount is None):
        raise Invalid(fields={"share": _("Give a share or an amount, one of them.")})
    if share is not None and not 0 <= share <= 1:
        raise Invalid(fields={"share": _("A share lies between nothing and the whole.")})
    if amount is not None and amount < 0:
        raise Invalid(fields={"amount": _("This may not be less than nothing.")})


def _same(
    line: BudgetLine, project: Project, share: Decimal | None, amount: Decimal | None, since: date
) -> BudgetAllocation | None:
    rows = BudgetAllocation.objects.filter(line=line, project=project, valid_on__lte=since)
    newest = rows.order_by("-valid_on", "-pk").first()
    return newest if newest is not None and (newest.share, newest.amount) == (share, amount) else None


def _require_room(line: BudgetLine, new: PartFact) -> None:
    parts = [
        PartFact(row.project_id, row.valid_on, row.share, row.amount)
        for row in BudgetAllocation.objects.filter(line=line, superseded_by=None).order_by("valid_on", "pk")
    ]
    amounts = BudgetRevision.objects.filter(line=line, superseded_by=None).order_by("valid_on", "pk")
    wholes = list(amounts.values_list("valid_on", "amount"))
    day = first_day_above([*parts, new], new.since, wholes)
    if day is not None:
        field = "share" if new.share is not None else "amount"
        text = _("On %(day)s all projects together would get more than the line has.") % {
            "day": date_format(day, "DATE_FORMAT")
        }
        raise Invalid(fields={field: text})
