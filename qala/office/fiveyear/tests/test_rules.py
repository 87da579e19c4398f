"""Comparison, over-runs, achievement."""

from decimal import Decimal

from qala.office.fiveyear.rules.compare import Line, achievement, by_year, compare, overruns

D = Decimal
ROAD = {(2027, "local"): D(100)}


def test_what_differs_between_two_versions() -> None:
    before = [
        Line(1, "Road", ROAD),
        Line(2, "School", ROAD),
        Line(3, "Park", ROAD),
        Line(4, "Bridge", ROAD),
    ]
    after = [
        Line(1, "Road", ROAD),
        Line(2, "School", {(2029, "local"): D(100)}),
        Line(3, "Park", {(2027, "loan"): D(70)}),
        Line(5, "Pool", {(2027, "local"): D(5)}),
    ]
    found = {each.title: each for each in compare(before, after)}
    assert {title: each.kind for title, each in found.items()} == {
        "Bridge": "dropped",
        "Pool": "added",
        "School": "moved",
        "Park": "changed",
    }
    assert (found["School"].years_before, found["School"].years_after) == ((2027,), (2029,))
    assert (found["Bridge"].before, found["Bridge"].after) == (D(100), None)
    assert compare(before, before) == []
    assert by_year(after) == {2027: 175, 2029: 100}


def test_only_what_has_a_ceiling_can_exceed_it() -> None:
    sums = {(2027, "local"): D(120), (2028, "local"): D(999), (2027, "loan"): D(10)}
    assert overruns(sums, {(2027, "local"): D(100), (2027, "loan"): D(10), (2030, "local"): D(1)}) == {
        (2027, "local"): 20
    }


def test_achievement_is_not_clipped_and_may_be_unknown() -> None:
    assert achievement(D(100), D(200), D(250)) == 150
    assert achievement(D(100), D(50), D(75)) == 50
    assert achievement(D(100), D(200), D(90)) == -10
    assert achievement(D(100), D(100), D(100)) is None
    assert achievement(D(100), None, D(100)) is None
    assert achievement(D(100), D(200), None) is None
