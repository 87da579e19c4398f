"""Checks of a plan: each finds what it is for, and says nothing where there is nothing to look at."""

from datetime import date
from decimal import Decimal

from qala.office.projects.rules.network import Constraint, Item, Link, LinkKind, WorkDays, schedule
from qala.office.projects.rules.quality import LABELS, Check, checks

WEEK = WorkDays.weekly()
MONDAY = date(2026, 1, 5)


def looked_at(
    items: list[Item], links: list[Link], status_on: date = MONDAY, baseline: dict[str, date] | None = None
) -> dict[str, Check]:
    network = schedule(items, links, start_on=MONDAY, status_on=status_on)
    found = checks(items, links, network, status_on=status_on, baseline=baseline)
    assert [one.code for one in found] == list(LABELS)
    return {one.code: one for one in found}


def chain(count: int, days: int = 5) -> tuple[list[Item], list[Link]]:
    items = [Item(f"T{place}", days, WEEK) for place in range(count)]
    return items, [Link(f"T{place}", f"T{place + 1}") for place in range(count - 1)]


def test_a_plain_chain_is_faultless() -> None:
    found = looked_at(*chain(5))
    assert {code: one.is_met for code, one in found.items() if one.value is not None} == dict.fromkeys(
        ("logic", "leads", "lags", "kinds", "constraints", "float", "negative", "long", "dates"), True
    )
    assert [found[code].is_met for code in ("missed", "execution", "length")] == [None, None, None]
    assert all(str(one.label) for one in found.values())


def test_what_is_linked_to_nothing_is_named() -> None:
    items, links = chain(4)
    found = looked_at([*items, Item("alone", 1, WEEK)], links)["logic"]
    # With a second beginning and a second end nobody can tell which is the true one.
    assert found.keys == ("T0", "T3", "alone")
    assert found.is_met is False


def test_leads_lags_and_kinds() -> None:
    items, _links = chain(4)
    links = [Link("T0", "T1", lag_days=-2), Link("T1", "T2", lag_days=3), Link("T2", "T3", LinkKind.SS)]
    found = looked_at(items, links)
    assert found["leads"].keys == ("T0 → T1",)
    assert found["lags"].keys == ("T1 → T2",)
    assert found["kinds"].keys == ("T2 → T3",)
    assert [found[code].is_met for code in ("leads", "lags", "kinds")] == [False, False, False]


def test_hard_dates_floats_and_long_items() -> None:
    items = [
        Item("A", 5, WEEK, constraint=Constraint.FNLT, constraint_on=date(2026, 1, 6)),
        Item("B", 60, WEEK),
        Item("C", 1, WEEK),
        Item("D", 0, WEEK),
    ]
    found = looked_at(items, [Link("A", "B"), Link("A", "C"), Link("B", "D"), Link("C", "D")])
    assert found["constraints"].keys == ("A",)
    assert found["negative"].keys == ("A",)
    assert found["long"].keys == ("B",)
    assert found["float"].keys == ("C",)


def test_an_actual_date_ahead_is_wrong() -> None:
    items = [Item("A", 5, WEEK, actual_start=MONDAY, actual_finish=date(2026, 2, 1)), Item("B", 1, WEEK)]
    assert looked_at(items, [Link("A", "B")], status_on=date(2026, 1, 12))["dates"].keys == ("A",)


def test_against_the_baseline() -> None:
    items, links = chain(4)
    baseline = {one.key: one.early_finish for one in schedule(items, links, start_on=MONDAY)}
    items[0] = Item("T0", 5, WEEK, actual_start=MONDAY, actual_finish=date(2026, 1, 12))
    found = looked_at(items, links, status_on=date(2026, 1, 19), baseline=baseline)
    assert found["missed"].keys == ("T0", "T1")
    assert found["missed"].value == 1
    assert found["execution"].value == Decimal("0.5")
    # 15 working days ahead, 5 of them beyond the promise.
    assert found["length"].value == Decimal(10) / 15
    assert found["length"].is_met is False
