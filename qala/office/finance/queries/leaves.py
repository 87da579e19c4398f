"""The one statement behind every sum of money: leaves of distinct projects, grouped by what is asked.

A leaf is the smallest amount that belongs to one project: its part of a budget line, of a contract, of an act, of a
payment; a cost of labour; a month of its baseline. Page, API and files sum these, so they cannot disagree.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from qala.office.projects.models import Project

# Corrections are few: they are hashed once. As NOT EXISTS, a hundred thousand facts would be hashed to find them.
_LIVE = """{a}.valid_on <= %(day)s AND {a}.recorded_at <= %(known)s::timestamptz AND {a}.id NOT IN (
    SELECT newer.supersedes_id FROM {table} newer
    WHERE newer.supersedes_id IS NOT NULL AND newer.recorded_at <= %(known)s::timestamptz)"""


def live(table: str, alias: str) -> str:
    """SQL: the fact holds on `%(day)s` as it was known at `%(known)s`."""
    return _LIVE.format(a=alias, table=table)


_HEAD = f"""
WITH chosen AS MATERIALIZED ({{projects}}),
allocation AS (
    SELECT DISTINCT ON (a.line_id, a.project_id) a.line_id, a.project_id, a.share, a.amount
    FROM finance_budgetallocation a JOIN chosen ON chosen.id = a.project_id
    WHERE {live("finance_budgetallocation", "a")} ORDER BY a.line_id, a.project_id, a.valid_on DESC, a.id DESC),
first_allocation AS (
    SELECT DISTINCT ON (a.line_id, a.project_id) a.line_id, a.project_id, a.share, a.amount
    FROM finance_budgetallocation a JOIN chosen ON chosen.id = a.project_id
    WHERE {live("finance_budgetallocation", "a")} ORDER BY a.line_id, a.project_id, a.valid_on, a.id),
revision AS (
    SELECT DISTINCT ON (r.line_id) r.line_id, r.amount FROM finance_budgetrevision r
    WHERE r.line_id IN (SELECT line_id FROM allocation) AND {live("finance_budgetrevision", "r")}
    ORDER BY r.line_id, r.valid_on DESC, r.id DESC),
first_revision AS (
    SELECT r.line_id, r.amount FROM finance_budgetrevision r
    WHERE r.version = 'original' AND r.line_id IN (SELECT line_id FROM allocation)
        AND {live("finance_budgetrevision", "r")}),
share AS (
    SELECT DISTINCT ON (s.contract_id, s.project_id) s.contract_id, s.project_id, s.share
    FROM finance_contractshare s JOIN chosen ON chosen.id = s.project_id
    WHERE {live("finance_contractshare", "s")} ORDER BY s.contract_id, s.project_id, s.valid_on DESC, s.id DESC),
moved AS (
    SELECT c.contract_id, sum(c.new_value - c.old_value) AS by FROM finance_contractchange c
    WHERE c.kind = 'value' AND c.contract_id IN (SELECT contract_id FROM share)
        AND {live("finance_contractchange", "c")} GROUP BY c.contract_id),
frozen AS (
    SELECT DISTINCT ON (b.project_id) b.id, b.project_id
    FROM projects_baseline b JOIN chosen ON chosen.id = b.project_id
    WHERE b.approved_on <= %(day)s ORDER BY b.project_id, b.number DESC),
leaf (project_id, currency, measure, source, day, amount) AS (
    SELECT a.project_id, l.currency, 'budget', l.source, make_date(l.year, 1, 1),
        coalesce(a.amount, round(a.share * r.amount, 2))
    FROM allocation a JOIN finance_budgetline l ON l.id = a.line_id JOIN revision r ON r.line_id = l.id
UNION ALL
    SELECT a.project_id, l.currency, 'original', l.source, make_date(l.year, 1, 1),
        coalesce(a.amount, round(a.share * r.amount, 2))
    FROM first_allocation a JOIN finance_budgetline l ON l.id = a.line_id JOIN first_revision r ON r.line_id = l.id
UNION ALL
    SELECT s.project_id, c.currency, 'signed', '', c.signed_on, round(s.share * c.value, 2)
    FROM share s JOIN finance_contract c ON c.id = s.contract_id WHERE c.signed_on <= %(day)s
UNION ALL
    SELECT s.project_id, c.currency, 'contracted', '', c.signed_on, round(s.share * (c.value + coalesce(m.by, 0)), 2)
    FROM share s JOIN finance_contract c ON c.id = s.contract_id LEFT JOIN moved m ON m.contract_id = c.id
    WHERE c.signed_on <= %(day)s
UNION ALL
    SELECT w.project_id, c.currency, 'certified', '', w.valid_on, w.amount
    FROM chosen JOIN finance_certifiedwork w ON w.project_id = chosen.id JOIN finance_contract c ON c.id = w.contract_id
    WHERE {live("finance_certifiedwork", "w")}
UNION ALL
    SELECT s.project_id, c.currency, 'certified', '', w.valid_on, round(s.share * w.amount, 2)
    FROM share s JOIN finance_certifiedwork w ON w.contract_id = s.contract_id AND w.project_id IS NULL
    JOIN finance_contract c ON c.id = w.contract_id
    WHERE {live("finance_certifiedwork", "w")}
UNION ALL
    SELECT p.project_id, p.currency, 'paid', coalesce(l.source, ''), p.valid_on, p.amount
    FROM chosen JOIN finance_payment p ON p.project_id = chosen.id LEFT JOIN finance_budgetline l ON l.id = p.line_id
    WHERE {live("finance_payment", "p")}
UNION ALL
    SELECT s.project_id, p.currency, 'paid', coalesce(l.source, ''), p.valid_on, round(s.share * p.amount, 2)
    FROM share s JOIN finance_payment p ON p.contract_id = s.contract_id AND p.project_id IS NULL
    LEFT JOIN finance_budgetline l ON l.id = p.line_id
    WHERE {live("finance_payment", "p")}
UNION ALL
    SELECT e.project_id, o.currency, 'labour', '', e.valid_on, e.cost
    FROM finance_labourentry e JOIN chosen ON chosen.id = e.project_id JOIN projects_project o ON o.id = e.project_id
    WHERE e.cost IS NOT NULL AND {live("finance_labourentry", "e")}
UNION ALL
    SELECT f.project_id, o.currency, 'planned', '', m.month, m.amount
    FROM frozen f JOIN projects_baselinemoney m ON m.baseline_id = f.id JOIN projects_project o ON o.id = f.project_id)
"""
DIMENSIONS = {
    "project": "o.id",
    "block": "o.block_id",
    "district": "o.district_id",
    "department": "o.department_id",
    "customer": "o.customer_id",
    "kind": "o.kind_id",
    "stage": "o.stage",
    "curator": "head.person_id",
    "year": "extract(year FROM leaf.day)::int",
    "month": "date_trunc('month', leaf.day)::date",
    "source": "leaf.source",
}
CURATOR = """LEFT JOIN projects_roleassignment head ON head.project_id = o.id AND head.part = 'curator'
    AND head.valid_from <= %(day)s AND (head.valid_to IS NULL OR head.valid_to > %(day)s)"""


def parameters(day: date, known_at: datetime | None) -> dict[str, Any]:
    """What the statements are asked with."""
    return {"day": day, "known": known_at.isoformat() if known_at else "infinity"}


def chosen_sql(projects: "QuerySet[Project]") -> tuple[str, dict[str, Any]] | None:
    """The ids of the projects as SQL with named parameters; None when there can be none."""
    try:
        sql, values = projects.order_by().values("pk").distinct().query.sql_with_params()
    except EmptyResultSet:
        return None
    names = [f"chosen_{index}" for index in range(len(values))]
    marks = tuple(f"%({name})s" for name in names)
    return f"SELECT q.id FROM ({sql % marks}) q (id)", dict(zip(names, values, strict=True))


def money_rows(
    projects: "QuerySet[Project]", day: date, by: Sequence[str] = (), known_at: datetime | None = None
) -> list[tuple[Any, ...]]:
    """Rows (…`by`, currency, measure, sum, sum without cancelled projects). One statement."""
    chosen = chosen_sql(projects)
    if chosen is None:
        return []
    columns = ", ".join([*(DIMENSIONS[name] for name in by), "leaf.currency", "leaf.measure"])
    groups = ", ".join(str(number) for number in range(1, len(by) + 3))
    statement = f"""{_HEAD.format(projects=chosen[0])}
SELECT {columns}, sum(leaf.amount), sum(leaf.amount) FILTER (WHERE o.stage <> 'cancelled')
FROM leaf JOIN projects_project o ON o.id = leaf.project_id {CURATOR if "curator" in by else ""}
GROUP BY {groups}"""
    with connection.cursor() as cursor:
        cursor.execute(statement, {**parameters(day, known_at), **chosen[1]})
        return list(cursor.fetchall())
