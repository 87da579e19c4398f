"""Answers, counting and hiding, without a database."""

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qala.contact.polls.rules.answers import Asked, Wrong, read, read_all
from qala.contact.polls.rules.counting import Cast, count
from qala.contact.polls.rules.suppression import Sheet, merge, shown, span

FEWEST = 5
ONE = Asked(1, "one", True, (11, 12, 13))
MANY = Asked(2, "many", True, (21, 22, 23), 1, 2)
SCALE = Asked(3, "scale", True, low=1, high=5)
RANKING = Asked(4, "ranking", True, (41, 42, 43))
TEXT, POINT = Asked(5, "text", False), Asked(6, "point", False)


@pytest.mark.parametrize(
    ("question", "value", "kept"),
    [
        (ONE, "12", 12),
        (MANY, ["23", "21"], [21, 23]),
        (SCALE, "5", 5),
        (RANKING, ["43", "41", "42"], [43, 41, 42]),
        (TEXT, "  Сөз ", "Сөз"),
        (TEXT, "   ", None),
        (POINT, {"lon": "71.43061", "lat": 51.1291}, {"lon": 71.431, "lat": 51.129}),
        (POINT, None, None),
    ],
)
def test_good_answers(question: Asked, value: Any, kept: Any) -> None:
    assert read(question, value) == kept


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (ONE, ""), (ONE, "14"), (ONE, True), (ONE, [11]), (ONE, 1.5), (MANY, [21, 22, 23]), (MANY, [21, 21]),
        (MANY, "21"), (SCALE, 0), (SCALE, 6), (RANKING, [41, 42]), (RANKING, [41, 42, 42]), (TEXT, 5),
        (TEXT, "a" * 1001), (TEXT, "a\x00b"), (POINT, {"lon": 200, "lat": 1}), (POINT, {"lon": "nan", "lat": 1}),
        (POINT, "here"), (POINT, {"lat": 1}), (ONE, "9" * 30), (ONE, "²"),
    ],
)  # fmt: skip
def test_wrong_answers(question: Asked, value: Any) -> None:
    with pytest.raises(Wrong):
        read(question, value)


def test_a_sheet_with_nothing_in_it() -> None:
    kept, wrong = read_all([TEXT, POINT], {5: " "})
    assert (kept, list(wrong)) == ({}, ["answers"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 20), max_size=7))
def test_groups_together_are_never_too_small(sizes: dict[str, int]) -> None:
    parts = merge(sizes, FEWEST)
    named = [name for part in parts for name in part]
    assert sorted(named) == sorted(name for name, size in sizes.items() if size)
    if len(parts) > 1:
        assert all(sum(sizes[name] for name in part) >= FEWEST for part in parts)


GRIDS = st.integers(2, 3).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 7), min_size=columns, max_size=columns), min_size=2, max_size=2
    )
)


@settings(deadline=None, max_examples=60)
@given(GRIDS)
def test_no_hidden_cell_can_be_computed(grid: list[list[int]]) -> None:
    """By brute force: all tables with the same totals and the same shown cells leave room for every hidden one."""
    seen = shown(Sheet(grid), 3)
    if seen is None:
        return
    assert all(count is None or count >= 3 for row in seen for count in row)
    rows, columns = [sum(row) for row in grid], [sum(column) for column in zip(*grid, strict=True)]
    possible: dict[tuple[int, int], set[int]] = {}
    top = [range(min(rows[0], column) + 1) for column in columns]
    for first in product(*top):
        second = [column - count for column, count in zip(columns, first, strict=True)]
        table = [list(first), second]
        if sum(first) != rows[0] or min(second) < 0:
            continue
        if all(seen[i][j] in (None, table[i][j]) for i in range(2) for j in range(len(columns))):
            for i, j in product(range(2), range(len(columns))):
                possible.setdefault((i, j), set()).add(table[i][j])
    hidden = [(i, j) for i, row in enumerate(seen) for j, count in enumerate(row) if count is None]
    for cell in hidden:
        low, high = min(possible[cell]), max(possible[cell])
        assert high - low >= min(3, columns[cell[1]])
        assert (low, high) == span(Sheet(grid), set(hidden), cell)


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_larger_tables_show_only_what_is_safe(data: Any) -> None:
    columns = data.draw(st.integers(2, 6))
    row = st.lists(st.integers(0, 40), min_size=columns, max_size=columns)
    grid = data.draw(st.lists(row, min_size=2, max_size=8))
    seen = shown(Sheet(grid), FEWEST)
    if seen is None:
        return
    hidden = {(i, j) for i, line in enumerate(seen) for j, count in enumerate(line) if count is None}
    assert {(i, j) for i, line in enumerate(grid) for j, n in enumerate(line) if n < FEWEST} <= hidden
    # Nobody anywhere gave an answer of total zero, and everybody knows it.
    given = [at for at in range(columns) if any(line[at] for line in grid)]
    assert all([line[at] for at in given].count(None) != 1 for line in seen)
    assert all([line[at] for line in seen].count(None) != 1 for at in given)
    for cell in hidden:
        low, high = span(Sheet(grid), hidden, cell)
        assert low <= grid[cell[0]][cell[1]] <= high
        assert high - low >= min(FEWEST, sum(line[cell[1]] for line in grid))


def test_an_answer_that_nobody_gave_hides_nothing_else() -> None:
    assert shown(Sheet([[9, 9, 0], [9, 9, 0]]), FEWEST) == [[9, 9, None], [9, 9, None]]


def test_one_small_cell_takes_others_with_it() -> None:
    seen = shown(Sheet([[20, 2, 30], [30, 40, 50], [11, 12, 13]]), FEWEST)
    assert seen is not None
    assert seen[0][1] is None
    assert sum(count is None for row in seen for count in row) >= 4


VOTES = st.lists(
    st.builds(
        lambda one, many, scale, order, district, age: Cast(
            {
                **({"1": one} if one else {}),
                "2": many,
                "3": scale,
                "4": order,
            },
            district,
            age,
        ),
        st.sampled_from([None, 11, 12, 13]),
        st.lists(st.sampled_from([21, 22, 23]), min_size=1, max_size=2, unique=True),
        st.integers(1, 5),
        st.permutations([41, 42, 43]),
        st.sampled_from(["", "7", "8", "9"]),
        st.sampled_from(["", "18-29", "60+"]),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(VOTES)
def test_figures_add_up_and_hide_the_few(votes: list[Cast]) -> None:
    figures = count([ONE, MANY, SCALE, RANKING], votes, fewest=FEWEST, with_groups=True)
    if len(votes) < FEWEST:
        assert figures == []
        return
    one, many, scale, ranking = figures
    assert sum(cell["count"] for cell in one["cells"]) == one["answered"] <= len(votes)
    assert sum(cell["count"] for cell in many["cells"]) == sum(len(vote.answers["2"]) for vote in votes)
    assert scale["mean"] == round(sum(vote.answers["3"] for vote in votes) / len(votes), 2)
    assert sum(cell["count"] for cell in ranking["cells"]) == len(votes)
    for figure in figures:
        totals = {cell["key"]: cell["count"] for cell in figure["cells"]}
        for groups in figure["by"].values():
            if groups is None:
                continue
            assert sum(row["answered"] for row in groups["rows"]) == figure["answered"]
            for at, key in enumerate(groups["columns"]):
                column = [row["counts"][at] for row in groups["rows"]]
                assert column.count(None) != 1, "the total would give it away"
                assert all(n is None or n >= FEWEST for n in column)
                assert None in column or sum(column) == totals[key]
            if figure["kind"] == "many":
                few = [
                    row["answered"] - n < FEWEST
                    for row in groups["rows"]
                    for n in row["counts"]
                    if n is not None
                ]
                assert not any(few), "nearly all of a group is as telling as nearly none"


def test_of_several_choices_the_rest_gives_nothing_away() -> None:
    """Everybody chose exactly two of three: what is not shown is what is missing up to twice the group."""
    votes = [Cast({"2": [21, 22]}, "7", "")] * 20 + [Cast({"2": [22, 23]}, "8", "")] * 20
    [figure] = count([Asked(2, "many", True, (21, 22, 23), 2, 2)], votes, fewest=FEWEST, with_groups=True)
    assert figure["by"]["district"] is None
