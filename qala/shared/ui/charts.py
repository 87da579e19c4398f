"""ECharts options and their table twins, built together so that they cannot disagree.

Colours, fonts and dark mode are put in by the browser module from the tokens; nothing here names a colour
except the tone of a series ("good", "warn", "bad", "gold", "info", "neutral").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Number = int | float | None


@dataclass(frozen=True)
class Series:
    """A row of numbers in the order of the categories; None is a gap."""

    name: str
    values: Sequence[Number]
    tone: str = ""


@dataclass(frozen=True)
class Table:
    """The same figures as text cells."""

    columns: list[str]
    rows: list[list[Any]]


@dataclass(frozen=True)
class Chart:
    """What `{% chart %}` draws."""

    option: dict[str, Any]
    table: Table = field(default_factory=lambda: Table([], []))


def line(label: str, categories: Sequence[str], series: Sequence[Series], *, is_area: bool = False) -> Chart:
    """Values over an ordered axis; `label` names the axis in the table's first column."""
    return _cartesian("line", label, categories, series, {"areaStyle": {"opacity": 0.14}} if is_area else {})


def bar(
    label: str,
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    direction: Literal["up", "across"] = "up",
    is_stacked: bool = False,
) -> Chart:
    """Bars; "across" for long names."""
    made = _cartesian("bar", label, categories, series, {"stack": "all"} if is_stacked else {})
    if direction == "across":
        option = made.option
        option["xAxis"], option["yAxis"] = option["yAxis"], {**option["xAxis"], "inverse": True}
    return made


def donut(label: str, value_label: str, parts: Sequence[tuple[str, Number]]) -> Chart:
    """Shares of a whole; use it for at most six parts."""
    data = [{"name": name, "value": value} for name, value in parts]
    option = {
        "tooltip": {"trigger": "item"},
        "legend": {},
        "series": [{"type": "pie", "radius": ["46%", "72%"], "data": data}],
    }
    return Chart(option, Table([label, value_label], [[name, value] for name, value in parts]))


def heatmap(
    label: str, columns: Sequence[str], rows: Sequence[str], values: Sequence[Sequence[Number]]
) -> Chart:
    """A grid of numbers, `values[row][column]`: for instance hours by days of the week."""
    data = [
        [x, y, values[y][x]]
        for y in range(len(rows))
        for x in range(len(columns))
        if values[y][x] is not None
    ]
    top = max((value for row in values for value in row if value is not None), default=1)
    option = {
        "tooltip": {"trigger": "item"},
        "xAxis": {"type": "category", "data": list(columns)},
        "yAxis": {"type": "category", "data": list(rows), "inverse": True},
        "visualMap": {"min": 0, "max": top, "show": False},
        "series": [{"type": "heatmap", "data": data}],
    }
    return Chart(
        option, Table([label, *columns], [[name, *row] for name, row in zip(rows, values, strict=True)])
    )


def raw(option: dict[str, Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Chart:
    """Any other ECharts option; the table twin is still required."""
    return Chart(option, Table(list(columns), [list(row) for row in rows]))


def _cartesian(
    kind: str, label: str, categories: Sequence[str], series: Sequence[Series], extra: dict[str, Any]
) -> Chart:
    for one in series:
        if len(one.values) != len(categories):
            raise ValueError(
                f"series {one.name!r} has {len(one.values)} values for {len(categories)} categories"
            )
    option: dict[str, Any] = {
        "tooltip": {"trigger": "axis"},
        "xAxis": {"type": "category", "data": list(categories)},
        # Counts have no halves.
        "yAxis": {"type": "value"} | ({} if _has_fractions(series) else {"minInterval": 1}),
        "series": [
            {"type": kind, "name": one.name, "data": list(one.values), "tone": one.tone, **extra}
            for one in series
        ],
    }
    if len(series) > 1:
        option["legend"] = {}
    rows = [[name, *(one.values[index] for one in series)] for index, name in enumerate(categories)]
    return Chart(option, Table([label, *(one.name for one in series)], rows))


def _has_fractions(series: Sequence[Series]) -> bool:
    return any(isinstance(value, float) for one in series for value in one.values)
