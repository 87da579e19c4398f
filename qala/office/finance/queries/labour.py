"""People, hours and cost of labour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from qala.office.finance.queries.leaves import DIMENSIONS, chosen_head, chosen_sql, live, parameters
from qala.office.projects.models import Project

RECENT = 30  # days that "people on site" looks back
_SQL = f""",
entry AS NOT MATERIALIZED (
    SELECT e.* FROM finance_labourentry e JOIN chosen ON chosen.id = e.project_id
    WHERE {live("finance_labourentry", "e")}),
daily AS (
    SELECT project_id, valid_on, sum(people) AS people FROM entry
    WHERE people IS NOT NULL AND valid_on > %(day)s::date - {RECENT} GROUP BY project_id, valid_on),
recent AS (SELECT project_id, avg(people) AS people FROM daily GROUP BY project_id),
spent AS (
    SELECT project_id, sum(hours) AS hours, sum(cost) AS cost, max(valid_on) AS newest FROM entry GROUP BY project_id)
SELECT {{columns}}, sum(spent.hours), sum(spent.cost), round(sum(recent.people))::int, max(spent.newest)
FROM spent JOIN place o ON o.id = spent.project_id LEFT JOIN recent ON recent.project_id = o.id
GROUP BY {{groups}}
"""


@dataclass(frozen=True)
class Labour:
    """Person-hours, cost in one currency, and people: each project's average of the days told in the last 30 days."""

    currency: str
    hours: Decimal | None
    cost: Decimal | None
    people: int | None
    newest: date | None


def labour(
    projects: "QuerySet[Project]", day: date, by: Sequence[str] = (), known_at: datetime | None = None
) -> dict[tuple[Any, ...], list[Labour]]:
    """Totals as of `day`, by dimensions of a project (block, district, curator, customer …), one for each currency."""
    chosen = chosen_sql(projects)
    if chosen is None:
        return {}
    columns = ", ".join([*(DIMENSIONS[name] for name in by), "o.currency"])
    groups = ", ".join(str(number) for number in range(1, len(by) + 2))
    statement = chosen_head(chosen[0], by) + _SQL.format(columns=columns, groups=groups)
    found: dict[tuple[Any, ...], list[Labour]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, {**parameters(day, known_at), **chosen[1]})
        for *key, currency, hours, cost, people, newest in cursor.fetchall():
            found.setdefault(tuple(key), []).append(Labour(currency, hours, cost, people, newest))
    return found
