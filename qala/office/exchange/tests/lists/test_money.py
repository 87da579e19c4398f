"""Money of a list: lines by year and source, the contract; again nothing, changed amounts revised."""

from decimal import Decimal

import pytest

from qala.office.exchange.models import ImportProfile
from qala.office.exchange.tests.lists.conftest import PROFILE
from qala.office.finance.models import BudgetLine, BudgetRevision, Contract
from qala.office.finance.queries.totals import of_project
from qala.office.projects.models import Project
from qala.shared.clock import today

MONEY = """
takes_money: true
lines:
  - {column: "Local {year}", years: [2025, 2027], source: local}
  - {column: Later, span: after, source: local}
"""
ROW = {
    "id": "A-1", "name": "Мост", "Local 2025": "100", "Local 2026": "250.50", "number": "Д-7", "value": "300",
    "from": "2026-01-10", "builder": "ТОО «Мост»",
}  # fmt: skip


@pytest.fixture
def money(office):
    fields = "fields:\n  contract_number: number\n  contract_value: value\n  contract_start: from\n"
    text = PROFILE.replace("fields:\n", fields) + MONEY
    ImportProfile.objects.filter(name="works").update(text=text)


def test_lines_and_the_contract(money, bring):
    bring([ROW])
    project = Project.objects.get()
    lines = {(line.year, line.source, line.administrator_id) for line in BudgetLine.objects.all()}
    assert lines == {(2025, "local", project.department_id), (2026, "local", project.department_id)}
    (sums,) = of_project(project, today())[()]
    assert (sums.budget, sums.contracted) == (Decimal("350.50"), Decimal(300))
    contract = Contract.objects.get()
    assert (contract.number, contract.supplier_name, contract.procurement_id) == (
        "Д-7",
        "ТОО «Мост»",
        "works:Д-7",
    )


def test_again_nothing_and_a_changed_amount_is_revised(money, bring):
    bring([ROW])
    bring([ROW])
    assert (BudgetLine.objects.count(), BudgetRevision.objects.count(), Contract.objects.count()) == (2, 2, 1)
    bring([{**ROW, "Local 2026": "400"}])
    assert (BudgetLine.objects.count(), BudgetRevision.objects.count()) == (2, 3)
    (sums,) = of_project(Project.objects.get(), today())[()]
    assert sums.budget == Decimal(500)


def test_what_finance_refuses_is_said(money, bring):
    batch = bring([{**ROW, "Local 2025": "-5", "Later": "9", "value": ""}])
    assert {"money_left", "contract_left"} <= set(batch.rows.get().codes)
    assert BudgetLine.objects.count() == 1
    assert not Contract.objects.exists()
