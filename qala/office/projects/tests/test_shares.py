"""Shares of the leaves, what a link to a phase means, and how complete a passport is."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from qala.office.projects.rules import completeness
from qala.office.projects.rules.shares import leaves_below, shares


def test_weights_share_the_parents_part() -> None:
    rows = [(1, None, 3), (2, None, 1), (3, 1, 1), (4, 1, 2)]
    found, is_equal = shares([(pk, parent, Decimal(weight)) for pk, parent, weight in rows])
    assert found == {2: Decimal("0.25"), 3: Decimal("0.25"), 4: Decimal("0.5")}
    assert not is_equal


def test_zero_weights_fall_back_to_equal_ones_and_say_so() -> None:
    found, is_equal = shares([(1, None, Decimal(0)), (2, None, Decimal(0))])
    assert found == {1: Decimal("0.5"), 2: Decimal("0.5")}
    assert is_equal


def test_a_parent_that_was_taken_out_does_not_take_its_children_along() -> None:
    found, _is_equal = shares([(2, 1, Decimal(1)), (3, None, Decimal(1))])
    assert found == {2: Decimal("0.5"), 3: Decimal("0.5")}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), min_size=1, max_size=30))
def test_together_they_are_one(drawn: list[tuple[int, int]]) -> None:
    rows = [
        (pk, parent if parent < pk else None, Decimal(weight)) for pk, (parent, weight) in enumerate(drawn)
    ]
    found, _is_equal = shares(rows)
    assert abs(sum(found.values(), Decimal(0)) - 1) < Decimal("1e-20")
    leaves = leaves_below([(pk, parent) for pk, parent, _weight in rows])
    assert {leaf for below in leaves.values() for leaf in below} == set(found)


def test_leaves_below() -> None:
    found = leaves_below([(1, None), (2, 1), (3, 1), (4, 2), (5, None)])
    assert found == {1: (3, 4), 2: (4,), 3: (3,), 4: (4,), 5: (5,)}


def test_a_point_counts_from_the_stage_on_at_which_it_can_be_known() -> None:
    early = {"owner", "sector", "title", "purpose", "place"}
    assert completeness.percent("proposed", early) == 100
    assert completeness.percent("construction", early) < 30
    assert [point.code for point in completeness.missing("proposed", early - {"place"})] == ["place"]
    assert completeness.due("cancelled") == completeness.due("planned")
    assert completeness.percent("closed", {point.code for point in completeness.POINTS}) == 100
