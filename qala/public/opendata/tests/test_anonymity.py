"""No group of people is smaller than promised, and what is told less exactly is told of somebody."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from qala.public.opendata.rules.anonymity import Anonymity, classes_of, classes_told, parts_told, smallest

LEAVES = st.dictionaries(
    st.tuples(st.integers(1, 4), st.sampled_from("abc"), st.sampled_from(["", "n", "s", "w"])),
    st.integers(1, 12),
    max_size=30,
)


@given(LEAVES, st.integers(2, 20))
def test_every_group_that_is_told_is_large_enough(
    leaves: dict[tuple[int, str, str], int], least: int
) -> None:
    told = parts_told(leaves, least)
    found = smallest(classes_told(leaves, told).items())
    assert found is None or found >= least
    assert set(told) <= set(leaves)
    left = Counter[int]()
    for leaf, count in leaves.items():
        left[leaf[0]] += count if leaf not in told else 0
    assert all(count < least for count in left.values())


@given(LEAVES, st.integers(2, 20))
def test_a_large_group_is_told_in_full(leaves: dict[tuple[int, str, str], int], least: int) -> None:
    told = parts_told(leaves, least)
    assert all(told[leaf] == 3 for leaf, count in leaves.items() if count >= least)


def test_small_groups_join_the_next_coarser_one() -> None:
    leaves = {("5", "roads", "n"): 9, ("5", "roads", "s"): 3, ("5", "heat", "s"): 1, ("6", "heat", "s"): 4}
    assert parts_told(leaves, 4) == {
        ("5", "roads", "n"): 3, ("6", "heat", "s"): 3, ("5", "roads", "s"): 1, ("5", "heat", "s"): 1,
    }  # fmt: skip
    assert parts_told(leaves, 100) == {}
    assert parts_told({}, 2) == {}


def test_people_are_counted_by_row_or_by_column() -> None:
    rows = [{"a": 1, "n": 7}, {"a": 1, "n": 7}, {"a": 2, "n": 3}]
    assert classes_of(rows, Anonymity(("a",))) == {(1,): 2, (2,): 1}
    assert classes_of(rows, Anonymity(("a",), "n")) == {(1,): 7, (2,): 3}
    assert smallest([((1,), 0), ((2,), 3)]) == 3
    assert smallest([]) is None
