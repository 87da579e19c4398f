"""Health: the worst of four facets, its reasons in words of each language, and what is not known."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from qala.office.projects.rules.forecasts import Forecasts, pace_finish, side_by_side
from qala.office.projects.rules.health import FACETS, RULE, Facts, Thresholds, Tone, assess, say


def test_red_because() -> None:
    found = assess(
        Facts(item_slip_days=41, item_name="Tender", cpi=Decimal("0.82"), slip_days=20, report_late_days=0)
    )
    assert found.tone is Tone.RED
    assert found.facets == {
        "schedule": Tone.RED, "cost": Tone.RED, "risk": Tone.GREY, "reporting": Tone.GREEN,
    }  # fmt: skip
    assert found.rule == RULE
    assert say([one.as_dict() for one in found.reasons]) == [
        "“Tender” slipped 41 days against the baseline.",
        "For each unit spent, 0.82 is earned (CPI).",
        "The finish is forecast 20 days after the baseline.",
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_reason_can_be_said(language: str) -> None:
    worst = Facts(
        slip_days=1, item_slip_days=41, item_name="A", spi_t=Decimal(0), doubt=Decimal("0.5"), cpi=Decimal(0),
        report_late_days=99, growth=Decimal("0.5"), risk_points=25, risk_name="B", gap_points=Decimal(30),
    )  # fmt: skip
    reasons = [one.as_dict() for one in assess(worst, Thresholds()).reasons]
    assert {one["code"] for one in reasons} == {
        "item_slip", "pace", "doubt", "cpi", "growth", "risk", "report", "gap",
    }  # fmt: skip
    with override(language):
        sentences = say(reasons)
        assert len(sentences) == 8
        assert all("{" not in one for one in sentences)
        assert all(str(label) for label in FACETS.values())


def test_names_are_said_in_the_language_of_the_reader() -> None:
    facts = Facts(risk_points=20, risk_name={"kk": "", "ru": "Паводок", "en": "Flood"})
    (reason,) = [one.as_dict() for one in assess(facts).reasons]
    for language, word in (("en", "Flood"), ("ru", "Паводок"), ("kk", "Паводок")):
        with override(language):
            assert word in say([reason])[0]
            assert "{" not in say([reason])[0]


def test_nothing_known_is_grey_and_not_green() -> None:
    found = assess(Facts())
    assert (found.tone, found.reasons) == (Tone.GREY, ())


def test_all_well() -> None:
    found = assess(Facts(slip_days=-5, cpi=Decimal("1.1"), risk_points=4, report_late_days=0))
    assert (found.tone, found.reasons) == (Tone.GREEN, ())


def test_the_bound_itself_is_beyond() -> None:
    assert assess(Facts(slip_days=14)).tone is Tone.GREEN
    assert assess(Facts(slip_days=15)).tone is Tone.AMBER
    assert assess(Facts(slip_days=30)).tone is Tone.RED
    assert assess(Facts(cpi=Decimal("0.85"))).tone is Tone.RED


def test_what_an_earlier_rule_said_can_still_be_read() -> None:
    assert say([{"code": "chance", "value": "0.19"}]) == ["The chance of the baseline date is 19 %."]


def test_what_a_later_rule_says_does_not_break_an_earlier_reader() -> None:
    assert say([{"code": "unheard of", "value": "1"}]) == []


@given(st.integers(-100, 400), st.integers(0, 25), st.decimals("0.1", "2", places=2))
def test_worse_facts_never_look_better(slip: int, points: int, cpi: Decimal) -> None:
    tone = assess(Facts(slip_days=slip, risk_points=points, cpi=cpi)).tone
    worse = assess(Facts(slip_days=slip + 10, risk_points=points, cpi=cpi)).tone
    assert worse.weight >= tone.weight


def test_three_forecasts_side_by_side() -> None:
    day = date(2026, 6, 30)
    found = side_by_side(baseline=day, by_path=date(2026, 7, 10), by_pace=date(2026, 9, 1), simulation=None)
    assert found.latest == date(2026, 9, 1)
    assert found.spread_days == 53
    assert (found.slip_days(found.by_path), found.slip_days(found.by_simulation)) == (10, None)
    assert Forecasts(None, None, None, None, None).latest is None
    assert Forecasts(None, day, None, None, None).spread_days is None


def test_pace() -> None:
    start = date(2026, 1, 1)
    assert pace_finish(start, Decimal(100), Decimal(1)) == date(2026, 4, 10)
    assert pace_finish(start, Decimal(100), Decimal("0.5")) == date(2026, 7, 19)
    assert pace_finish(start, Decimal(100), None) is None
    assert pace_finish(start, Decimal(100), Decimal(0)) is None
    assert pace_finish(start, Decimal(100), Decimal("0.0001")) is None
