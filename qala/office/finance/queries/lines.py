"""Budget lines against what is given away of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from qala.office.finance.models import BudgetLine
from qala.office.finance.queries.facts import allocations_of, with_amounts
from qala.office.finance.rules.shares import PartFact, amount_sum
from qala.office.projects.models import Project


def given_of(line_id: int, amount: Decimal | None, day: date) -> Decimal | None:
    """What is allocated of a line on the day; None while its amount is unknown."""
    if amount is None:
        return None
    parts = [
        PartFact(row.project_id, row.valid_on, row.share, row.amount) for row in allocations_of(line_id, day)
    ]
    return amount_sum(parts, day, amount)


def overdrawn_lines(project: Project, day: date) -> Iterator[BudgetLine]:
    """Lines of the project whose parts are more than the line has: its amount was cut after they were given."""
    lines = BudgetLine.objects.filter(pk__in=project.allocations.order_by().values("line_id"))
    for line in with_amounts(lines, day).order_by("pk"):
        amount = line.amount  # type: ignore[attr-defined]
        given = given_of(line.pk, amount, day)
        if given is not None and given > amount:
            yield line
