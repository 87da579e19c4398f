"""What money and labour say of many projects on a day, in the words of `projects.figures`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.finance.models import ContractShare
from qala.office.finance.queries.labour import labour
from qala.office.finance.queries.totals import totals
from qala.office.projects.models import Project

Known = Mapping[int, Mapping[str, Any]]


def money(project_ids: Sequence[int], day: date) -> Known:
    """Budget, contracts, payments and labour, in the project's own currency; three statements.

    The actual cost is the value of accepted works; where none was ever accepted, what was paid.
    """
    projects = Project.objects.filter(pk__in=project_ids)
    currencies = dict(projects.values_list("pk", "currency"))
    known: dict[int, dict[str, Any]] = defaultdict(dict)
    for (pk,), sums in totals(projects, day, ("project",)).items():
        for one in sums:
            if one.currency == currencies[pk]:
                spent = one.certified if one.certified is not None else one.paid
                known[pk] |= {
                    "budget": one.budget, "original_budget": one.original, "contracted": one.contracted,
                    "paid": one.paid, "actual_cost": spent,
                }  # fmt: skip
                known[pk]["filled"] = _money_points(one.budget, one.contracted, one.paid)
    for (pk,), rows in labour(projects, day, ("project",)).items():
        for row in rows:
            known[pk] |= {"hours_spent": row.hours, "labour_cost": row.cost, "people": row.people}
    for pk, points in _contract_points(project_ids, day).items():
        known[pk]["filled"] = known[pk].get("filled", frozenset()) | points
    return known


def _money_points(budget: Decimal | None, contracted: Decimal | None, paid: Decimal | None) -> frozenset[str]:
    points = {"budget": budget, "funding": budget, "contract": contracted, "final_cost": paid}
    return frozenset(code for code, amount in points.items() if amount is not None)


def _contract_points(project_ids: Sequence[int], day: date) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = ContractShare.objects.filter(project__in=project_ids, valid_on__lte=day, superseded_by=None)
    for pk, procurement, bidders in rows.order_by().values_list(
        "project_id", "contract__procurement_id", "contract__bidders_count"
    ):
        found[pk] |= {"procurement"} if procurement else set()
        found[pk] |= {"bidders"} if bidders is not None else set()
    return found
