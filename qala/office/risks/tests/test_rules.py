"""Scores, zones, expected value, achievement, without a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.office.risks.rules.confidence import Confidence, gap
from qala.office.risks.rules.scoring import Zone, achievement, expected_value, score_of, zone_of
from qala.office.risks.rules.statuses import ISSUE_LIFE, LIFE, IssueStage, RiskStage

mark = st.integers(1, 5)
number = st.decimals(-10_000, 10_000, places=3)


@given(mark, st.lists(mark | st.none(), min_size=1, max_size=3))
def test_score_is_probability_by_the_worst_impact(probability: int, impacts: list[int | None]) -> None:
    said = [impact for impact in impacts if impact is not None]
    expected = probability * max(said) if said else None
    assert score_of(probability, *impacts) == expected
    assert expected is None or 1 <= expected <= 25


def test_unknown_stays_unknown() -> None:
    assert score_of(None, 5) is None
    assert expected_value(None, 3, (5, 20, 50, 70, 90)) is None
    assert expected_value(Decimal(10), None, (5, 20, 50, 70, 90)) is None
    assert achievement(Decimal(1), None, Decimal(2)) is None


@pytest.mark.parametrize(("score", "zone"), [(1, "low"), (5, "low"), (6, "medium"), (14, "medium"), (15, "high"), (25, "high")])  # fmt: skip  # noqa: E501
def test_zones_include_their_threshold(score: int, zone: str) -> None:
    assert zone_of(score, medium=6, high=15) is Zone(zone)


@given(number, number, number)
def test_achievement_is_one_at_the_target_and_zero_at_the_base(
    base: Decimal, target: Decimal, actual: Decimal
) -> None:
    if base == target:
        assert achievement(base, target, actual) is None
        return
    assert achievement(base, target, target) == 1
    assert achievement(base, target, base) == 0
    share = achievement(base, target, actual)
    assert share is not None
    assert abs(base + share * (target - base) - actual) < Decimal("0.0001")


def test_achievement_is_not_clipped() -> None:
    assert achievement(Decimal(20), Decimal(10), Decimal(5)) == Decimal("1.5")
    assert achievement(Decimal(20), Decimal(10), Decimal(25)) == Decimal("-0.5")


def test_gap_of_opinions() -> None:
    assert gap(Confidence.LIKELY, Confidence.UNACHIEVABLE) == 4
    assert gap("", Confidence.LIKELY) is None


def test_tables_lead_only_to_stages() -> None:
    assert {step.target for step in LIFE} - {None} <= set(RiskStage.values)
    assert {step.target for step in ISSUE_LIFE} - {None} <= set(IssueStage.values)
    assert LIFE.open_verbs(RiskStage.CLOSED) == LIFE.open_verbs(RiskStage.OCCURRED) == []
