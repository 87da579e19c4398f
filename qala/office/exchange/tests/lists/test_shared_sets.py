"""The real lists taken over: counts as stated, every project there once, again changes nothing."""

from decimal import Decimal

import pytest

from qala.office.exchange.models import ProjectSource
from qala.office.finance.models import BudgetLine, Payment
from qala.office.projects.models import Project

pytestmark = [pytest.mark.shared_data, pytest.mark.slow]


@pytest.mark.parametrize(
    ("file", "profile", "rows", "stages"),
    [
        (
            "ph_dpwh_contracts.jsonl.gz",
            "ph-dpwh",
            725,
            {"closed": 658, "construction": 57, "cancelled": 8, "planned": 2},
        ),
        ("nyc_capital_projects_fy2021.geojson.gz", "nyc-capital", 1_378, {"construction": 1_378}),
        (
            "almaty_public_space_projects.json.gz",
            "almaty-public-space",
            69,
            {"planned": 38, "closed": 21, "construction": 9, "cancelled": 1},
        ),
    ],
)
def test_taken_over_once(real, file, profile, rows, stages):
    batch = real(file, profile)
    assert batch.report["outcomes"] == {"new": rows}
    assert batch.report["done"] == {"new": rows}
    assert Project.objects.count() == ProjectSource.objects.count() == rows
    for stage, count in stages.items():
        assert Project.objects.filter(stage=stage).count() == count
    again = real(file, profile)
    assert (again.report["outcomes"], again.report["done"]) == ({"same": rows}, {})
    assert Project.objects.count() == rows


@pytest.mark.parametrize(
    ("file", "profile", "money"),
    [
        (
            "ph_dpwh_contracts.jsonl.gz",
            "ph-dpwh",
            {"budget PHP": "45396966820.39", "paid": None},
        ),
        (
            "nyc_capital_projects_fy2021.geojson.gz",
            "nyc-capital",
            {"budget USD": "22424124000", "paid USD": "13321815000"},
        ),
    ],
)
def test_money_taken_over_adds_up_to_the_file(real, file, profile, money):
    batch = real(file, profile)
    told = {
        f"{measure} {currency}": (there, here) for measure, currency, there, here in batch.report["money"]
    }
    for name, amount in money.items():
        if amount is None:
            assert not [key for key in told if key.startswith(name)]
        else:
            assert Decimal(told[name][0]) == Decimal(amount)
    for name, (there, here) in told.items():
        left = sum(_left(row, name) for row in batch.rows.all())
        assert Decimal(there) - left == Decimal(here), name
    lines, payments = BudgetLine.objects.count(), Payment.objects.count()
    real(file, profile)
    assert (BudgetLine.objects.count(), Payment.objects.count()) == (lines, payments)


def _left(row, name):
    """What finance refused of a row, and said so: a negative year, a contract that is still to be signed."""
    if name.startswith("signed"):
        return Decimal(row.facts["money"]["award"]) if "contract_left" in row.codes else 0
    if name.startswith("budget") and "money_left" in row.codes:
        return sum(Decimal(line["amount"]) for line in row.facts["lines"] if Decimal(line["amount"]) < 0)
    return 0


def test_one_number_of_two_agencies(real):
    batch = real("nyc_capital_projects_fy2021.geojson.gz", "nyc-capital", is_applied=False)
    assert batch.report["findings"]["shared_id"] == 4
    keys = set(batch.rows.filter(codes__contains="shared_id").values_list("key", flat=True))
    assert keys == {"801-P-213CNTR", "850-P-213CNTR", "826-HBBA24181", "841-HBBA24181"}
