"""Shares and figures, without a database."""

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qala.office.finance.rules.figures import Sums, growth, percent, year_forecast
from qala.office.finance.rules.shares import PartFact, amount_sum, first_day_above, newest, share_sum

D = Decimal
DAY = date(2026, 1, 1)
LATER = date(2026, 6, 1)


def test_the_newest_part_of_each_owner_holds() -> None:
    facts = [PartFact(1, DAY, D("0.5")), PartFact(2, DAY, D("0.3")), PartFact(1, LATER, D(0))]
    assert share_sum(facts, DAY) == D("0.8")
    assert [fact.owner for fact in newest(facts, LATER)] == [2]


def test_of_one_day_the_later_word_counts() -> None:
    facts = [PartFact(1, DAY, D("0.5")), PartFact(1, DAY, D("0.2"))]
    assert share_sum(facts, DAY) == D("0.2")


def test_above_the_whole_is_found_on_the_day_it_begins() -> None:
    facts = [PartFact(1, DAY, D("0.6")), PartFact(2, LATER, D("0.5"))]
    assert first_day_above(facts, DAY, [(DAY, D(100))]) == LATER
    assert first_day_above(facts[:1], DAY, [(DAY, D(100))]) is None


def test_amounts_and_shares_together() -> None:
    facts = [PartFact(1, DAY, D("0.5")), PartFact(2, DAY, amount=D(60))]
    assert amount_sum(facts, DAY, D(100)) == D(110)
    assert first_day_above(facts, DAY, [(DAY, D(100))]) == DAY
    assert first_day_above(facts, DAY, [(DAY, D(120))]) is None


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_shares_up_to_one_are_never_above(weights: list[int]) -> None:
    whole = D(sum(weights))
    facts = [PartFact(n, DAY, round(D(w) / whole - D("0.000000005"), 8)) for n, w in enumerate(weights)]
    assert first_day_above(facts, DAY, [(DAY, D("1000.01"))]) is None
    assert amount_sum(facts, DAY, D(1000)) <= 1000


def test_unknown_is_not_nothing() -> None:
    assert percent(None, D(10)) is None
    assert percent(D(5), D(0)) is None
    assert growth(D(120), D(100)) == 20
    assert Sums("KZT").absorbed is None
    assert Sums("KZT").free is None
    assert Sums("KZT", budget=D(10)).free == 10


def test_a_forecast_needs_a_plan() -> None:
    assert year_forecast(D(10), D(5), {}, LATER) is None
    plan = {date(2026, 6, 1): D(100), date(2026, 7, 1): D(30), date(2027, 1, 1): D(999)}
    assert year_forecast(D(10), D(5), plan, LATER) == 45
    assert year_forecast(D(10), D(-5), plan, LATER) == 40
