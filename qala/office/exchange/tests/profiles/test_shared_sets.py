"""The three real sets: counts and oddities are exactly those that their README and our reference state."""

from decimal import Decimal

import pytest

from qala.office.exchange.profile_files import shipped
from qala.office.exchange.reading import open_rows
from qala.office.exchange.rules.profiles import Shaper
from qala.office.exchange.rules.profiles.oddities import Tally

pytestmark = pytest.mark.shared_data


@pytest.fixture
def told(shared_data):
    def read(file, profile_name):
        profile = shipped(profile_name)
        shaper, tally, drafts = Shaper(profile), Tally(), []
        with open_rows(shared_data(f"projects/{file}"), profile) as records:
            for record in records:
                assert record.fault is None
                draft = shaper.draft(record.line, record.cells)
                tally.rows += 1
                tally.take(draft)
                drafts.append(draft)
        return tally, drafts

    return read


def test_philippine_contracts(told):
    tally, drafts = told("ph_dpwh_contracts.jsonl.gz", "ph-dpwh")
    found = tally.findings
    assert (tally.rows, len(tally.keys)) == (725, 725)
    assert tally.stages == {"Completed": 658, "On-Going": 57, "Terminated": 8, "Not Yet Started": 2}
    assert found["finished_after_expiry"] == 206
    late = [each for each in drafts if any(one.code == "finished_after_expiry" for one in each.findings)]
    assert sum(each.text("stage") == "Completed" for each in late) == 199
    full = [each for each in drafts if any(one.code == "full_not_finished" for one in each.findings)]
    assert sorted(each.text("stage") for each in full) == ["On-Going"] * 7 + ["Terminated"] * 2
    assert (found["no_position"], found["no_finish_day"], found["no_budget"]) == (191, 59, 5)
    assert (found["several_places"], found["several_categories"], found["with_photos"]) == (112, 32, 149)
    assert (found["no_payments"], tally.sums["parties"]) == (725, 2_767)
    # One day of the year 1900 or such, one contract with minus a hundred per cent; amounts with and without commas.
    assert (found["bad_day"], found["percent_outside"], found["bad_number"]) == (1, 1, 0)
    first = next(each for each in drafts if each.key == "18CH0091")
    assert (
        first.text("title_en") == "Reconstruction (Completion) of Sta. Ursula Bridge Betis, Guagua, Pampanga"
    )
    assert first.text("contractor") == "F.P. DE GUZMAN CONSTRUCTION, INC."
    assert first.money["award"] == Decimal("27915995.05")
    assert first.days["advertised_on"].isoformat() == "2018-04-18"
    assert (len(first.spots), len(first.categories), sum(each.is_winner for each in first.parties)) == (
        3,
        3,
        1,
    )


def test_new_york_projects(told):
    tally, drafts = told("nyc_capital_projects_fy2021.geojson.gz", "nyc-capital")
    found = tally.findings
    assert (tally.rows, len(tally.keys), len(tally.ids)) == (1_378, 1_378, 1_376)
    assert tally.shared_ids() == ["HBBA24181", "P-213CNTR"]
    assert (found["totals_differ"], sum(each.totals_agree is True for each in drafts)) == (0, 1_378)
    assert (found["budget_grew"], found["original_zero"], found["delay_told"]) == (771, 46, 903)
    assert tally.sums["budget USD"] == 22_424_124_000
    assert sum(sum(line.amount for line in each.lines) for each in drafts) == 22_424_124_000
    reasons = [each.text("delay_reason") for each in drafts if each.text("delay_reason")]
    stock = sorted((reasons.count(each) for each in set(reasons)), reverse=True)[:3]
    assert sum(stock) == 851
    assert found["no_position"] == 0


def test_almaty_spaces(told):
    tally, drafts = told("almaty_public_space_projects.json.gz", "almaty-public-space")
    assert (tally.rows, len(tally.keys)) == (69, 69)
    assert tally.stages == {"Планируется": 38, "Завершен": 21, "В работе": 9, "Отменен": 1}
    assert (tally.findings["no_outline"], tally.findings["no_position"]) == (15, 12)
    assert {len(each.days) for each in drafts} == {2}
    kemel = next(each for each in drafts if each.key == "5428")
    assert (kemel.lon, kemel.geometry["type"]) == (76.95206513939304, "MultiPolygon")
    assert kemel.days["planned_start"].isoformat() == "2022-06-01"
