"""Money of a list: lines by year and source, the contract; again nothing, changed amounts revised."""

from datetime import date
from decimal import Decimal

import pytest

from qala.office.exchange.models import ImportProfile
from qala.office.exchange.tests.lists.conftest import PROFILE
from qala.office.finance.models import BudgetLine, BudgetRevision, Contract, Payment
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


def test_what_is_told_as_paid_is_the_sum_so_far(money, bring):
    text = ImportProfile.objects.get(name="works").text.replace("fields:\n", "fields:\n  paid: paid\n", 1)
    ImportProfile.objects.filter(name="works").update(text=text)
    for told, payments in (("100", [100]), ("100", [100]), ("130.5", [100, Decimal("30.5")])):
        batch = bring([{**ROW, "paid": told, "note": told}])
        assert list(Payment.objects.order_by("id").values_list("amount", flat=True)) == payments
    assert ["paid", "KZT", "130.5", "130.50"] in batch.report["money"]
    bring([{**ROW, "paid": "90"}])
    back = Payment.objects.latest("id")
    assert (back.amount, bool(back.reason)) == (Decimal("-40.5"), True)


def test_money_before_the_years_is_booked_in_the_year_named_and_paid(money, bring):
    text = ImportProfile.objects.get(name="works").text + (
        "  - {column: Before, span: before, year: 2024, paid_on: 2024-12-31, source: local}\n"
    )
    ImportProfile.objects.filter(name="works").update(text=text)
    for _again in range(2):
        batch = bring([{**ROW, "Before": "70"}])
    line = BudgetLine.objects.get(year=2024)
    assert line.name == "≤ 2024 · Мост"
    payment = Payment.objects.get()
    assert (payment.amount, payment.valid_on, payment.line) == (Decimal(70), date(2024, 12, 31), line)
    assert [each[:2] for each in batch.report["money"]] == [
        ["budget", "KZT"],
        ["signed", "KZT"],
        ["paid", "KZT"],
    ]
    assert all(Decimal(there) == Decimal(here) for _name, _currency, there, here in batch.report["money"])


def test_the_year_of_an_amount_stands_in_a_column(money, bring):
    text = ImportProfile.objects.get(name="works").text
    text = text[: text.index("lines:")] + "lines:\n  - {column: Sum, year_in: Year, source: local}\n"
    ImportProfile.objects.filter(name="works").update(text=text)
    batch = bring(
        [{**ROW, "Sum": "70", "Year": "2025"}, {**ROW, "id": "A-2", "number": "", "Sum": "9", "Year": "?"}]
    )
    assert [(line.year, line.name) for line in BudgetLine.objects.all()] == [(2025, "Мост")]
    assert ["budget", "KZT", "79", "70.00"] in batch.report["money"], "what is left out makes a difference"


def test_what_finance_refuses_is_said(money, bring):
    batch = bring([{**ROW, "Local 2025": "-5", "Later": "9", "value": ""}])
    assert {"money_left", "contract_left"} <= set(batch.rows.get().codes)
    assert BudgetLine.objects.count() == 1
    assert not Contract.objects.exists()
