"""Curves: scales end round, gaps stay gaps, the table says the same."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qala.public.portfolio.rules.curves import Line, curve, growing, scale_end

DAYS = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
D = Decimal


def drawn(*values: Decimal | None) -> object:
    return curve(DAYS, [Line("done", "Done", values)], say=str, top=D(100))


def test_a_curve_keeps_its_shape_and_its_table() -> None:
    made = curve(DAYS, [Line("done", "Done", [D(0), D(50), D(100)])], say=str, top=D(100))
    assert made is not None
    assert made.lines[0].runs == ["0.0,1000.0 474.6,500.0 1000.0,0.0"]
    assert made.lines[0].end == ("100.00%", "0.00%")
    assert [row[1] for row in made.rows] == ["0", "50", "100"]


def test_words_of_days_have_room_on_a_phone() -> None:
    days = [date(2026, month, 28) for month in range(1, 13)]
    made = curve(days, [Line("done", "Done", [D(1)] * 12)], say=str, top=D(100))
    assert made is not None
    places = [float(mark.at.rstrip("%")) for mark in made.days]
    assert (places[0], places[-1]) == (0, 100)
    assert all(after - before >= 32 for before, after in pairwise(places))


def test_a_gap_parts_the_line_and_is_a_dash() -> None:
    made = curve(DAYS, [Line("done", "Done", [D(10), None, D(20)])], say=str, top=D(100))
    assert made is not None
    assert (made.lines[0].runs, made.rows[1][1]) == ([], "–")


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn(None, None, None) is None
    assert curve(DAYS[:1], [Line("done", "Done", [D(1)])], say=str) is None


@given(st.decimals(min_value="0.01", max_value="1e12", places=2))
def test_a_scale_ends_above_the_highest_and_is_round(highest: Decimal) -> None:
    end = scale_end(highest)
    assert highest <= end <= highest * 3
    assert len(end.normalize().as_tuple().digits) == 1


def test_money_grows_and_paid_stops_where_it_is_known() -> None:
    assert growing([D(1), None, D(2)]) == [1, 1, 3]
    assert growing([D(1), D(2), None], until=1) == [1, 3, None]
