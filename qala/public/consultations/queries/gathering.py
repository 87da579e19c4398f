"""The plan of a version, read once when a consultation opens: the only look of this room into the office's tables."""

from decimal import Decimal

from qala.office.fiveyear.models import PlanVersion, Proposal
from qala.public.consultations.rules.plan import PlanLine, ShownPlan
from qala.public.projection.queries.gathering.common import words
from qala.public.projection.rules.facts import Words


def shown_plan(version: PlanVersion) -> ShownPlan:
    """Everything that residents need to say something: no remark of a department, no ceiling. Two statements."""
    rows = version.proposals.select_related("block", "department", "district", "project")
    rows = rows.prefetch_related("money").order_by("block__order", "block_id", "id")
    return ShownPlan(
        name=words(version.plan, "name"),
        number=version.number,
        from_year=version.plan.from_year,
        to_year=version.plan.to_year,
        currency=version.plan.currency,
        lines=[_line(row) for row in rows],
    )


def _line(row: Proposal) -> PlanLine:
    money: dict[int, Decimal] = {}
    for each in row.money.all():
        money[each.year] = money.get(each.year, Decimal(0)) + each.amount
    return PlanLine(
        key=str(row.key),
        title=words(row, "title"),
        purpose=words(row, "purpose"),
        block=words(row.block, "name"),
        department=words(row.department, "name"),
        district=words(row.district, "name") if row.district else Words(),
        project=row.project.code if row.project else "",
        money=money,
    )
