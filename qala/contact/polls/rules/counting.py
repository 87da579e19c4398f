"""From votes to figures. Values in, plain JSON out; `qala recount-polls` comes to the same by SQL.

A figure of a question: {"id", "kind", "answered", "cells": [{"key", "count"}], "mean", "by": {"district": groups or
None, "age": …}}. Keys of cells: the option's id, the step of the scale, "d" and the district's id of a point ("d" alone
outside), "text" for own words. In a ranking a cell counts first places and "mean" beside it is the mean place.
Groups: {"columns": keys, "rows": [{"groups": names, "answered", "counts": [number or None]}]}.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qala.contact.polls.rules.answers import Asked, Kind
from qala.contact.polls.rules.suppression import Sheet, merge, shown

SPLIT = frozenset({Kind.ONE, Kind.MANY, Kind.SCALE, Kind.RANKING})
"""Kinds that are broken down by groups."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote as the counting sees it: points are given as districts; "" where nothing was said."""

    answers: dict[str, Any]
    district: str
    age: str


def count(
    questions: Sequence[Asked], votes: Sequence[Cast], *, fewest: int, with_groups: bool
) -> list[dict[str, Any]]:
    """Figures of all questions, in order; nothing at all below `fewest` votes."""
    if len(votes) < fewest:
        return []
    return [_question(question, votes, fewest, with_groups) for question in questions]


def _question(question: Asked, votes: Sequence[Cast], fewest: int, with_groups: bool) -> dict[str, Any]:
    name = str(question.id)
    given = [(vote.answers[name], vote) for vote in votes if name in vote.answers]
    counts = Counter(key for value, _vote in given for key in keys_of(question, value))
    figure: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "answered": len(given),
        "cells": [{"key": key, "count": counts[key]} for key in columns(question, counts)],
    }
    if question.kind == Kind.SCALE and given:
        figure["mean"] = round(sum(value for value, _vote in given) / len(given), 2)
    if question.kind == Kind.RANKING and given:
        for cell in figure["cells"]:
            places = [value.index(int(cell["key"])) + 1 for value, _vote in given]
            cell["mean"] = round(sum(places) / len(places), 2)
    if question.kind == Kind.POINT:
        figure["cells"] = _joined(figure["cells"], fewest)
    if with_groups and question.kind in SPLIT:
        figure["by"] = {
            "district": _groups(question, [(value, vote.district) for value, vote in given], fewest),
            "age": _groups(question, [(value, vote.age) for value, vote in given], fewest),
        }
    return figure


def keys_of(question: Asked, value: Any) -> list[str]:
    """The cells in which an answer is counted."""
    if question.kind == Kind.MANY:
        return [str(each) for each in value]
    if question.kind == Kind.RANKING:
        return [str(value[0])]
    if question.kind == Kind.POINT:
        return [f"d{value}"]
    return ["text"] if question.kind == Kind.TEXT else [str(value)]


def columns(question: Asked, counts: "Counter[str]") -> list[str]:
    """All cells of a question, also the empty ones, in the order of the poll."""
    if question.kind == Kind.SCALE:
        return [str(step) for step in range(question.low, question.high + 1)]
    if question.kind in (Kind.TEXT, Kind.POINT):
        return sorted(counts)
    return [str(option) for option in question.options]


def _joined(cells: list[dict[str, Any]], fewest: int) -> list[dict[str, Any]]:
    """Districts in which few points lie stand together: a place with one point may be somebody's door."""
    sizes = {cell["key"]: cell["count"] for cell in cells}
    parts = merge(sizes, fewest)
    if sum(sizes.values()) < fewest:
        return []
    return [{"key": "+".join(part), "count": sum(sizes[key] for key in part)} for part in parts]


def _groups(question: Asked, given: list[tuple[Any, str]], fewest: int) -> dict[str, Any] | None:
    """The table by groups, or None when it would show nothing or too much."""
    parts = merge(dict(sorted(Counter(group for _value, group in given).items())), fewest)
    if len(parts) < 2:
        return None
    place = {name: index for index, part in enumerate(parts) for name in part}
    names = columns(question, Counter())
    grid = [[0] * len(names) for _part in parts]
    sizes = [0] * len(parts)
    for value, group in given:
        sizes[place[group]] += 1
        for key in keys_of(question, value):
            grid[place[group]][names.index(key)] += 1
    sheet = _many_sheet(question, grid, sizes) if question.kind == Kind.MANY else Sheet(grid)
    seen = shown(sheet, fewest)
    if seen is None:
        return None
    rows = [
        {"groups": part, "answered": size, "counts": line}
        for part, size, line in zip(parts, sizes, seen, strict=True)
    ]
    return {"columns": names, "rows": rows}


def _many_sheet(question: Asked, grid: list[list[int]], sizes: list[int]) -> Sheet:
    """Of several choices a group makes between `least` and `most` each, which everybody knows: one more column holds
    the choices that were not made, and no option can have been chosen by more than the whole group."""
    most = min(question.most, len(question.options))
    unmade = [size * most - sum(row) for size, row in zip(sizes, grid, strict=True)]
    return Sheet(
        [[*row, left] for row, left in zip(grid, unmade, strict=True)],
        [[*[size] * len(grid[0]), size * (most - question.least)] for size in sizes],
        slack=1,
    )
