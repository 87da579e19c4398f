"""Millions of rows of the project office in seconds: one row each by the model, the rest by INSERT … SELECT."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

ITEMS, MONTHS = 200, 60
PROJECTS = "projects_project p"


def multiply(sample: Any, source: str, /, **columns: str) -> None:
    """Insert the sample once for each row of `source`; `columns` are SQL over it, all others are the sample's."""
    from django.db import connection

    kept = [
        one
        for one in sample._meta.local_concrete_fields
        if not one.generated and not one.has_db_default() and not one.primary_key
    ]
    names = ", ".join(connection.ops.quote_name(one.column) for one in kept)
    values = ", ".join(columns.get(one.column, "%s") for one in kept)
    given = [
        one.get_db_prep_save(one.pre_save(sample, add=True), connection)
        for one in kept
        if one.column not in columns
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {sample._meta.db_table} ({names}) SELECT {values} FROM {source}", given)


def make_plans() -> None:
    """Two hundred works for each project, one after the other, and the baseline of them by works and months."""
    from qala.office.projects.models import Baseline, BaselineItem, BaselineMoney, Dependency, WorkItem
    from qala.shared import clock

    now = clock.now()
    multiply(
        Baseline(number=1, budget=Decimal(10**9), made_at=now),
        PROJECTS, project_id="p.id", approved_on="p.baseline_start", start="p.baseline_start",
        finish="p.baseline_finish",
    )  # fmt: skip
    begin = "p.planned_start + n * 3"
    multiply(
        WorkItem(kind="work", duration_days=10, budget=Decimal(5_000_000), created_at=now, updated_at=now),
        f"{PROJECTS}, generate_series(0, {ITEMS - 1}) n",
        project_id="p.id", order="n", code="n::text", name_ru="'Работа ' || n", name_kk="'Жұмыс ' || n",
        weight="1 + mod(n, 7)", forecast_start=f"{begin} + 9", forecast_finish=f"{begin} + 22",
        percent="greatest(0, least(100, (current_date - p.planned_start - n * 3) * 7))", is_critical="mod(n, 4) = 0",
        planned_start=begin, planned_finish=f"{begin} + 13",
    )  # fmt: skip
    multiply(
        Dependency(kind="FS"),
        'projects_workitem a JOIN projects_workitem b ON b.project_id = a.project_id AND b."order" = a."order" + 1',
        project_id="a.project_id", before_id="a.id", after_id="b.id",
    )  # fmt: skip
    multiply(
        BaselineItem(kind="work", duration_days=10, names={"ru": "Работа"}),
        "projects_workitem w JOIN projects_baseline b ON b.project_id = w.project_id",
        baseline_id="b.id", item_id="w.id", order='w."order"', code="w.code", start="w.planned_start",
        finish="w.planned_finish", weight="w.weight", budget="w.budget",
    )  # fmt: skip
    multiply(
        BaselineMoney(),
        "projects_baseline b, generate_series(date_trunc('month', b.start), b.finish, interval '1 month') m",
        baseline_id="b.id", month="m::date", amount="round(b.budget / 24, 2)",
    )  # fmt: skip


def make_standings() -> None:
    """Every thirty days back for five years, the newest of today."""
    from qala.office.projects.models import Standing
    from qala.shared import clock

    health = "(ARRAY['red', 'amber', 'green', 'green'])[1 + mod(p.id + n * 7 + n * n, 4)]"
    slip = "mod(p.id * 13 + n * 31, 140) - 20"
    budget = "(100000000 + mod(p.id * 7919, 9900) * 1000000)"
    reasons = f"jsonb_build_array(jsonb_build_object('code', 'slip', 'tone', {health}, 'facet', 'schedule', 'value', ({slip})::text, 'name', ''))"  # noqa: E501
    multiply(
        Standing(hours_spent=Decimal(5000), people=20, reckoned_at=clock.now()),
        f"{PROJECTS}, generate_series(0, {MONTHS - 1}) n",
        project_id="p.id", day="current_date - 30 * n", is_newest="n = 0", health=health, reasons=reasons,
        physical="greatest(0, 100 - n * 2 - mod(p.id, 30))", budget=f"{budget} * (100 + mod(p.id, 30)) / 100",
        original_budget=budget, contracted=budget, paid=f"{budget} / 3", slip_days=slip,
        finish_by_path=f"p.baseline_finish + ({slip})::int", risk_score="1 + mod(p.id, 25)",
        figures="jsonb_build_object('stage', p.stage)",
    )  # fmt: skip


def make_money(body: Any) -> None:
    """Five years of lines, three allocations for each project; two contracts with their payments and acts by month;
    labour by month."""
    from qala.office.finance.models import (
        BudgetAllocation,
        BudgetLine,
        BudgetRevision,
        CertifiedWork,
        Contract,
        ContractShare,
        LabourEntry,
        Payment,
    )  # fmt: skip
    from qala.shared import clock

    now, long_ago = clock.now(), date(2020, 1, 1)
    said = {"recorded_at": now, "valid_on": long_ago}
    multiply(
        BudgetLine(name="Строка", administrator=body, currency="KZT", created_at=now, updated_at=now),
        "generate_series(0, 499) n",
        year="extract(year FROM current_date)::int - 3 + mod(n, 5)", programme_code="'b-' || n", name="'Строка ' || n",
        source="(ARRAY['local', 'republican'])[1 + mod(n, 2)]",
    )  # fmt: skip
    for version, factor in (("original", 10), ("revised", 11)):
        multiply(
            BudgetRevision(**said, version=version),
            "finance_budgetline l", line_id="l.id", amount=f"{factor} * 1000000000.0",
        )  # fmt: skip
    lines = f"(SELECT id, row_number() OVER (ORDER BY id) AS at FROM finance_budgetline) l JOIN ({PROJECTS} CROSS JOIN generate_series(0, 2) n) ON l.at = 1 + mod(p.id * 3 + n * 101, 500)"  # noqa: E501
    multiply(
        BudgetAllocation(**said),
        lines,
        line_id="l.id",
        project_id="p.id",
        amount="100000000 + mod(p.id, 90) * 1000000",
    )
    multiply(
        Contract(
            name="Работы", nature="works", customer=body, supplier=body, value=Decimal(300_000_000), currency="KZT",
            status="active", created_at=now, updated_at=now,
        ),
        f"{PROJECTS}, generate_series(1, 2) n", number="p.code || '-' || n", signed_on="p.planned_start",
    )  # fmt: skip
    of_project = "finance_contract c JOIN projects_project p ON p.code = left(c.number, -2)"
    multiply(ContractShare(**said, share=Decimal(1)), of_project, contract_id="c.id", project_id="p.id")
    monthly = "finance_contract c, generate_series(0, 23) n WHERE c.signed_on + n * 30 <= current_date"
    day = {"contract_id": "c.id", "valid_on": "c.signed_on + n * 30", "act_number": "'a-' || n"}
    multiply(Payment(**said, amount=Decimal(9_000_000), currency="KZT"), monthly, **day)
    multiply(CertifiedWork(**said, amount=Decimal(10_000_000)), monthly, **day)
    multiply(
        LabourEntry(
            **said, span="month", teller="head", body=body, people=20, hours=Decimal(3200), cost=Decimal(4_000_000)
        ),
        f"{PROJECTS}, generate_series(0, {MONTHS - 1}) n", project_id="p.id", valid_on="current_date - 30 * n",
    )  # fmt: skip
