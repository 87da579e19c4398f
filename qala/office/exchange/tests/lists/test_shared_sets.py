"""The real lists taken over: counts as stated, every project there once, again changes nothing."""

from decimal import Decimal

import pytest

from qala.office.exchange.models import ProjectSource
from qala.office.finance.models import BudgetLine, Payment
from qala.office.projects.models import Project

pytestmark = [pytest.mark.shared_data, pytest.mark.slow]


DPWH = ("ph_dpwh_contracts.jsonl.gz", "ph-dpwh")
NYC = ("nyc_capital_projects_fy2021.geojson.gz", "nyc-capital")
ALMATY = ("almaty_public_space_projects.json.gz", "almaty-public-space")


def test_philippine_contracts_once(real):
    batch = real(*DPWH)
    told = adds_up(batch)
    assert Decimal(told["budget PHP"][0]) == Decimal("45396966820.39")
    assert not [name for name in told if name.startswith("paid")]
    stages = {"closed": 658, "construction": 57, "cancelled": 8, "planned": 2}
    is_there_once(real, batch, DPWH, 725, stages)


def test_almaty_once(real):
    stages = {"planned": 38, "closed": 21, "construction": 9, "cancelled": 1}
    is_there_once(real, real(*ALMATY), ALMATY, 69, stages)


def test_new_york_is_read_whole_and_its_first_projects_are_taken_over_once(real):
    """Writing all 1,378 takes a minute and more."""
    assert real(*NYC, is_applied=False).report["outcomes"] == {"new": 1_378}
    batch = real(*NYC, most=200)
    assert {name.split()[0] for name in adds_up(batch)} >= {"budget", "paid"}
    rows = batch.report["outcomes"]["new"]
    is_there_once(real, batch, NYC, rows, {"construction": rows}, most=200)


def is_there_once(real, batch, source, rows, stages, **some):
    assert batch.report["outcomes"] == batch.report["done"] == {"new": rows}
    assert Project.objects.count() == ProjectSource.objects.count() == rows
    assert {stage: Project.objects.filter(stage=stage).count() for stage in stages} == stages
    money = BudgetLine.objects.count(), Payment.objects.count()
    again = real(*source, **some)
    assert (again.report["outcomes"], again.report["done"]) == ({"same": rows}, {})
    assert Project.objects.count() == rows
    assert (BudgetLine.objects.count(), Payment.objects.count()) == money


def adds_up(batch):
    """The file's sums are those of finance, but for what finance refused; both by what they are of."""
    told = {
        f"{measure} {currency}": (there, here) for measure, currency, there, here in batch.report["money"]
    }
    for name, (there, here) in told.items():
        left = sum(_left(row, name) for row in batch.rows.all())
        assert Decimal(there) - left == Decimal(here), name
    return told


def _left(row, name):
    """What finance refused of a row, and said so: a negative year, a contract that is still to be signed."""
    if name.startswith("signed"):
        return Decimal(row.facts["money"]["award"]) if "contract_left" in row.codes else 0
    if name.startswith("budget") and "money_left" in row.codes:
        return sum(Decimal(line["amount"]) for line in row.facts["lines"] if Decimal(line["amount"]) < 0)
    return 0


def test_one_number_of_two_agencies(real):
    batch = real(*NYC, is_applied=False)
    assert batch.report["findings"]["shared_id"] == 4
    keys = set(batch.rows.filter(codes__contains="shared_id").values_list("key", flat=True))
    assert keys == {"801-P-213CNTR", "850-P-213CNTR", "826-HBBA24181", "841-HBBA24181"}
