"""Earned value: the vectors of two packages, what is undefined, and equality with an independent package."""

from decimal import Decimal
from random import Random

import pmcontrols as textbook
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.office.projects.rules.earned import Curve, Paced, Portion, earned, weighted

PLAN = Curve.of_periods([0, 100, 300, 600, 1000])


def at(period: int | str, ev: int, ac: int | None) -> Paced:
    found = earned(PLAN, at=Decimal(period), ev=Decimal(ev), ac=None if ac is None else Decimal(ac))
    assert found is not None
    return found


def those(*values: object) -> tuple[object, ...]:
    return values


def near(value: Decimal | None, expected: str) -> bool:
    return value is not None and abs(value - Decimal(expected)) < Decimal("0.0001")


def test_vector_at_two() -> None:
    one = at(2, 250, 350)
    assert those(one.pv, one.cv, one.sv, one.bac) == (300, -100, -50, 1000)
    assert near(one.cpi, "0.71429")
    assert near(one.spi, "0.83333")
    assert those(one.eac_by_cost, one.eac_as_planned) == (1400, 1100)
    assert near(one.eac_by_both, "1610")
    assert those(one.etc, one.vac) == (1050, -400)
    assert near(one.tcpi_to_bac, "1.15385")
    assert near(one.tcpi_to_eac, "0.71429")
    assert those(one.es, one.spi_t) == (Decimal("1.75"), Decimal("0.875"))
    assert near(one.time_forecast, "4.57143")


def test_vector_after_the_planned_finish_the_pace_keeps_falling() -> None:
    one = at(5, 1000, 1200)
    assert near(one.cpi, "0.83333")
    assert those(one.spi, one.es, one.spi_t) == (1, 4, Decimal("0.8"))
    assert at(8, 1000, 1200).spi_t == Decimal("0.5")


def test_nothing_spent_is_undefined_and_never_zero() -> None:
    one = at(2, 250, 0)
    assert those(one.cpi, one.eac_by_cost, one.eac_by_both, one.etc, one.vac, one.tcpi_to_eac) == (None,) * 6
    assert one.eac_as_planned == 750
    assert one.cv == 250


def test_unknown_cost_leaves_time_alone() -> None:
    one = at(2, 250, None)
    assert those(one.cpi, one.cv, one.eac_as_planned, one.tcpi_to_bac) == (None,) * 4
    assert one.spi_t == Decimal("0.875")


def test_a_used_up_budget_has_no_index_to_complete() -> None:
    assert at(2, 250, 1000).tcpi_to_bac is None
    assert at(2, 250, 1200).tcpi_to_bac is None


def test_at_the_start_and_with_nothing_earned() -> None:
    start = at(0, 0, 0)
    assert those(start.spi, start.spi_t, start.time_forecast) == (None, None, None)
    idle = at(2, 0, 100)
    assert those(idle.spi, idle.spi_t, idle.cpi) == (0, 0, 0)
    assert those(idle.time_forecast, idle.eac_by_cost, idle.eac_by_both) == (None, None, None)


def test_without_a_baseline_there_is_no_earned_value() -> None:
    assert earned(Curve.of_portions([]), at=Decimal(2), ev=Decimal(0), ac=Decimal(0)) is None
    assert earned(Curve.of_periods([0, 0]), at=Decimal(1), ev=Decimal(0), ac=Decimal(5)) is None


def test_portions_add_up_and_a_milestone_is_a_step() -> None:
    curve = Curve.of_portions(
        [
            Portion(Decimal(0), Decimal(10), Decimal(100)),
            Portion(Decimal(5), Decimal(15), Decimal(200)),
            Portion(Decimal(10), Decimal(10), Decimal(50)),
        ]
    )
    assert [curve.at(Decimal(day)) for day in (0, 5, 10, 12, 15, 99)] == [0, 50, 250, 290, 350, 350]
    assert curve.length == 15
    assert those(
        curve.when(Decimal(50)),
        curve.when(Decimal(220)),
        curve.when(Decimal(350)),
        curve.when(Decimal(999)),
    ) == (5, 10, 15, 15)


def test_a_flat_stretch_is_left_behind_while_more_is_to_come() -> None:
    curve = Curve.of_periods([0, 100, 100, 300, 300])
    assert those(curve.when(Decimal(100)), curve.when(Decimal(300))) == (2, 3)


@pytest.mark.parametrize("seed", range(40))
def test_equal_to_an_independent_package(seed: int) -> None:
    draw = Random(seed)
    values = [0]
    for _period in range(draw.randint(2, 20)):
        values.append(values[-1] + draw.randint(1, 500))
    ev, ac, when = (
        draw.randint(1, values[-1]),
        draw.randint(1, 2 * values[-1]),
        draw.randint(1, len(values) + 4),
    )
    theirs = textbook.evm(textbook.plan(range(len(values)), values), ev, ac, when).stats
    ours = earned(Curve.of_periods(values), at=Decimal(when), ev=Decimal(ev), ac=Decimal(ac))
    assert ours is not None
    pairs = {
        "pv": ours.pv, "cv": ours.cv, "sv": ours.sv, "cpi": ours.cpi, "spi": ours.spi, "eac_cpi": ours.eac_by_cost,
        "eac_typical": ours.eac_as_planned, "eac_cpi_spi": ours.eac_by_both, "etc": ours.etc, "vac": ours.vac,
        "es": ours.es, "spi_t": ours.spi_t, "ieac_t": ours.time_forecast,
    }  # fmt: skip
    for name, value in pairs.items():
        assert value is not None
        assert float(value) == pytest.approx(theirs[name], rel=1e-9, abs=1e-9), name


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(1, 50), st.integers(1, 10**6)), min_size=1, max_size=12
    )
)
def test_the_curve_ends_at_its_total_and_never_falls(rows: list[tuple[int, int, int]]) -> None:
    curve = Curve.of_portions(
        [Portion(Decimal(begin), Decimal(begin + days), Decimal(amount)) for begin, days, amount in rows]
    )
    assert abs(curve.total - sum(amount for _begin, _days, amount in rows)) < Decimal("0.000001")
    grown = [curve.at(Decimal(day)) for day in range(110)]
    assert grown == sorted(grown)
    for day in (10, 25, 60):
        assert abs(curve.at(curve.when(curve.at(Decimal(day)))) - curve.at(Decimal(day))) < Decimal(
            "0.000001"
        )


def test_weights() -> None:
    assert those(*weighted([(Decimal(3), Decimal(100)), (Decimal(1), Decimal(0))])) == (75, False)
    assert those(*weighted([(None, Decimal(100)), (Decimal(0), Decimal(0))])) == (50, True)
    assert weighted([]) == (None, False)
