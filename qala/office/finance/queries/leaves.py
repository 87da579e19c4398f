"""The one statement behind every sum of money: leaves of distinct projects, grouped by what is asked.

A leaf is the smallest amount that belongs to one project: its part of a budget line, of a contract, of an act, of a
payment; a cost of labour; a month of its baseline. Page, API and files sum these, so they cannot disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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


_CHOSEN = """
WITH chosen AS MATERIALIZED ({projects}),
place AS MATERIALIZED (
    SELECT o.id, o.currency, o.stage, o.block_id, o.district_id, o.department_id, o.customer_id, o.kind_id,
        o.stage = 'cancelled' AS is_cancelled, {curator}
    FROM chosen JOIN projects_project o ON o.id = chosen.id {curators})
"""
_CURATORS = """LEFT JOIN projects_roleassignment head ON head.project_id = o.id AND head.part = 'curator'
    AND head.valid_from <= %(day)s AND (head.valid_to IS NULL OR head.valid_to > %(day)s)"""
_FACTS = f""",
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
    SELECT DISTINCT ON (s.contract_id, s.project_id) s.contract_id, s.project_id, s.share, s.share = 1 AS is_whole
    FROM finance_contractshare s JOIN chosen ON chosen.id = s.project_id
    WHERE {live("finance_contractshare", "s")} ORDER BY s.contract_id, s.project_id, s.valid_on DESC, s.id DESC),
moved AS (
    SELECT c.contract_id, sum(c.new_value - c.old_value) AS by FROM finance_contractchange c
    WHERE c.kind = 'value' AND c.contract_id IN (SELECT contract_id FROM share)
        AND {live("finance_contractchange", "c")} GROUP BY c.contract_id),
frozen AS (
    SELECT DISTINCT ON (b.project_id) b.id, b.project_id
    FROM projects_baseline b JOIN chosen ON chosen.id = b.project_id
    WHERE b.approved_on <= %(day)s ORDER BY b.project_id, b.number DESC)
"""


@dataclass(frozen=True)
class _Leaf:
    """Amounts of one measure: `amount` of `project` (its id) in `currency` on `day`, as SQL over `rows`."""

    measure: str
    rows: str
    project: str
    amount: str
    currency: str
    day: str
    source: str = "''::text"


_LINES = "JOIN finance_budgetline l ON l.id = {}.line_id"
_PART = "coalesce(a.amount, round(a.share * r.amount, 2))"
_YEAR = "make_date(l.year, 1, 1)"
_CONTRACTS = "share s JOIN finance_contract c ON c.id = s.contract_id {} WHERE c.signed_on <= %(day)s"


def _shared(amount: str) -> str:
    """Most contracts are of one project: its share of an amount, which has no more than two decimals, is the amount."""
    return f"CASE WHEN s.is_whole THEN {amount} ELSE round(s.share * {amount}, 2) END"


# Acts and payments that name their project, and those that the contract's shares divide: each is found along an index
# of its own, or read once.
_LEAVES = (
    _Leaf(
        "budget", f"allocation a {_LINES.format('a')} JOIN revision r ON r.line_id = l.id", "a.project_id", _PART,
        "l.currency", _YEAR, "l.source",
    ),
    _Leaf(
        "original", f"first_allocation a {_LINES.format('a')} JOIN first_revision r ON r.line_id = l.id",
        "a.project_id", _PART, "l.currency", _YEAR, "l.source",
    ),
    _Leaf("signed", _CONTRACTS.format(""), "s.project_id", _shared("c.value"), "c.currency", "c.signed_on"),
    _Leaf(
        "contracted", _CONTRACTS.format("LEFT JOIN moved m ON m.contract_id = c.id"), "s.project_id",
        _shared("(c.value + coalesce(m.by, 0))"), "c.currency", "c.signed_on",
    ),
    _Leaf(
        "certified",
        f"""chosen JOIN finance_certifiedwork w ON w.project_id = chosen.id AND w.project_id IS NOT NULL
            JOIN finance_contract c ON c.id = w.contract_id WHERE {live("finance_certifiedwork", "w")}""",
        "w.project_id", "w.amount", "c.currency", "w.valid_on",
    ),
    _Leaf(
        "certified",
        f"""share s JOIN finance_contract c ON c.id = s.contract_id
            JOIN finance_certifiedwork w ON w.contract_id = s.contract_id AND w.project_id IS NULL
            WHERE {live("finance_certifiedwork", "w")}""",
        "s.project_id", _shared("w.amount"), "c.currency", "w.valid_on",
    ),
    _Leaf(
        "paid",
        f"""chosen JOIN finance_payment p ON p.project_id = chosen.id AND p.project_id IS NOT NULL
            LEFT {_LINES.format("p")} WHERE {live("finance_payment", "p")}""",
        "p.project_id", "p.amount", "p.currency", "p.valid_on", "coalesce(l.source, '')",
    ),
    _Leaf(
        "paid",
        f"""share s JOIN finance_payment p ON p.contract_id = s.contract_id AND p.project_id IS NULL
            LEFT {_LINES.format("p")} WHERE {live("finance_payment", "p")}""",
        "s.project_id", _shared("p.amount"), "p.currency", "p.valid_on", "coalesce(l.source, '')",
    ),
    _Leaf(
        "labour",
        f"""chosen JOIN finance_labourentry e ON e.project_id = chosen.id
            WHERE e.cost IS NOT NULL AND {live("finance_labourentry", "e")}""",
        "e.project_id", "e.cost", "o.currency", "e.valid_on",
    ),
    _Leaf(
        "planned", "frozen f JOIN projects_baselinemoney m ON m.baseline_id = f.id", "f.project_id", "m.amount",
        "o.currency", "m.month",
    ),
)  # fmt: skip
DIMENSIONS = {
    "project": "o.id",
    "block": "o.block_id",
    "district": "o.district_id",
    "department": "o.department_id",
    "customer": "o.customer_id",
    "kind": "o.kind_id",
    "stage": "o.stage",
    "curator": "o.curator_id",
    "year": "{day}",
    "month": "{day}",
    "source": "{source}",
}
# Days are added up first, and then what is asked of each day: hundreds of times, not hundreds of thousands of times.
_SPANS = {
    "year": "extract(year FROM key_year)::int",
    "month": "date_trunc('month', key_month::timestamp)::date",
}


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


def chosen_head(projects: str, by: Sequence[str]) -> str:
    """SQL that a statement begins with: `chosen` ids, and as `place` what `DIMENSIONS` read of these projects."""
    is_asked = "curator" in by
    curator = "head.person_id AS curator_id" if is_asked else "NULL AS curator_id"
    return _CHOSEN.format(projects=projects, curator=curator, curators=_CURATORS if is_asked else "")


def money_rows(
    projects: "QuerySet[Project]", day: date, by: Sequence[str] = (), known_at: datetime | None = None
) -> list[tuple[Any, ...]]:
    """Rows (…`by`, currency, measure, sum, sum without cancelled projects). One statement."""
    chosen = chosen_sql(projects)
    if chosen is None:
        return []
    keys = ", ".join(str(number) for number in range(1, len(by) + 3))
    statement = f"""{chosen_head(chosen[0], by)}{_FACTS}
SELECT {"".join(f"{_SPANS.get(name, f'key_{name}')}, " for name in by)}currency, measure, sum(amount),
    sum(amount) FILTER (WHERE NOT is_cancelled)
FROM ({" UNION ALL ".join(_summed(leaf, by) for leaf in _LEAVES)}) summed GROUP BY {keys}"""
    with connection.cursor() as cursor:
        cursor.execute(statement, {**parameters(day, known_at), **chosen[1]})
        return list(cursor.fetchall())


def _summed(leaf: _Leaf, by: Sequence[str]) -> str:
    """Each measure is added up by itself, by few and short keys: hundreds of thousands of rows become hundreds."""
    keys = [f"{DIMENSIONS[name].format(day=leaf.day, source=leaf.source)} AS key_{name}" for name in by]
    columns = ", ".join([*keys, f"{leaf.currency} AS currency", "o.is_cancelled"])
    numbers = ", ".join(str(number) for number in range(1, len(by) + 3))
    rows, where, conditions = leaf.rows.partition(" WHERE ")
    return f"""
SELECT {columns}, '{leaf.measure}' AS measure, sum({leaf.amount}) AS amount
FROM {rows} JOIN place o ON o.id = {leaf.project}{where}{conditions} GROUP BY {numbers}"""
