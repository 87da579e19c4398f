"""Simulation: the vector of two packages, the same seed the same answer, and agreement with the plan itself."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pmcontrols import network as textbook

from qala.office.projects.rules.network import Constraint, Item, Link, LinkKind, WorkDays, schedule
from qala.office.projects.rules.simulate import Simulation, Spread, simulate

DAILY, WEEK = WorkDays.every_day(), WorkDays.weekly()
MONDAY = date(2026, 1, 5)
ITEMS = [Item("A", 3, DAILY), Item("B", 4, DAILY), Item("C", 2, DAILY)]
LINKS = [Link("A", "B"), Link("B", "C")]
SPREADS = {"A": Spread(2, 3, 7), "B": Spread(3, 4, 9), "C": Spread(1, 2, 3)}


def run(**more: object) -> Simulation:
    found = simulate(ITEMS, LINKS, SPREADS, **({"start_on": MONDAY} | more))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_vector() -> None:
    found = run(runs=20_000)
    assert sum(one.expected for one in SPREADS.values()) == pytest.approx(10.1667, abs=0.001)
    assert found.days_p50 == pytest.approx(10.05, abs=0.1)


def test_pert_vector() -> None:
    # A before B and C side by side: the expected duration is that of A and B.
    found = simulate(ITEMS, [Link("A", "B"), Link("A", "C")], SPREADS, start_on=MONDAY, runs=20_000)
    assert found is not None
    assert SPREADS["A"].expected + SPREADS["B"].expected == pytest.approx(8.1667, abs=0.0001)
    assert (found.days_p50, found.days_p80, found.days_p95) == pytest.approx((8.05, 9.30, 10.54), abs=0.1)
    assert found.criticality["A"] == 1
    assert found.criticality["B"] > 0.98
    theirs = textbook.pert(
        [
            {"id": "A", "a": 2, "m": 3, "b": 7},
            {"id": "B", "a": 3, "m": 4, "b": 9, "pred": "A"},
            {"id": "C", "a": 1, "m": 2, "b": 3, "pred": "A"},
        ]
    ).stats
    assert found.days_p80 == pytest.approx(theirs["mc_p80"], abs=0.1)


def test_the_same_seed_the_same_answer() -> None:
    assert run(runs=3_000, seed=7) == run(runs=3_000, seed=7)
    assert run(runs=3_000, seed=7).days_p80 != run(runs=3_000, seed=8).days_p80


def test_chance_of_a_day() -> None:
    found = run(runs=5_000, by=date(2026, 1, 14))
    assert found.chance == pytest.approx(0.49, abs=0.05)
    assert run(runs=500, by=date(2026, 3, 1)).chance == 1
    assert run(runs=500, by=MONDAY).chance == 0
    assert run(runs=500).chance is None


def test_bars_add_up_to_one_and_cover_the_percentiles() -> None:
    found = run(runs=4_000)
    assert sum(share for _day, share in found.finishes) == pytest.approx(1)
    assert found.finishes[0][0] <= found.p50 <= found.p80 <= found.p95 <= found.finishes[-1][0]
    assert len(found.finishes) <= 40


def test_triangular() -> None:
    found = run(runs=20_000, is_beta=False)
    assert found.days_p50 == pytest.approx(11.25, abs=0.15)


def test_three_points_are_in_order() -> None:
    with pytest.raises(ValueError, match="in order"):
        Spread(3, 2, 5)


def test_nothing_planned() -> None:
    assert simulate([], [], {}, start_on=MONDAY) is None


def test_what_is_done_is_not_drawn_again() -> None:
    items = [Item("A", 3, WEEK, actual_start=MONDAY, actual_finish=date(2026, 1, 8)), Item("B", 4, WEEK)]
    found = simulate(
        items,
        [Link("A", "B")],
        {"A": Spread(1, 3, 90)},
        start_on=MONDAY,
        status_on=date(2026, 1, 12),
        runs=50,
    )
    assert found is not None
    assert (found.p50, found.p95) == (date(2026, 1, 15), date(2026, 1, 15))
    assert found.criticality == {"A": 0, "B": 1}


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 100_000), mixed=st.booleans())
def test_without_spreads_it_says_what_the_network_says(seed: int, mixed: bool) -> None:
    draw = Random(seed)
    items = [
        Item(
            f"T{place}", draw.randint(1, 9), DAILY if mixed and place % 2 else WEEK,
            constraint=Constraint.SNET if place == 3 else Constraint.ASAP,
            constraint_on=date(2026, 1, 20) if place == 3 else None,
        )
        for place in range(14)
    ]  # fmt: skip
    links = [
        Link(f"T{draw.randrange(place)}", f"T{place}", draw.choice(list(LinkKind)), draw.randint(-1, 4))
        for place in range(1, 14)
    ]
    plan = schedule(items, links, start_on=MONDAY)
    found = simulate(items, links, {}, start_on=MONDAY, runs=2)
    assert found is not None
    assert found.finishes[-1][0] == found.p95
    assert plan.finish_on is not None
    assert WEEK.moved(plan.finish_on, found.p95) == 0
    if not mixed:
        assert {key for key, share in found.criticality.items() if share} == set(plan.critical)
