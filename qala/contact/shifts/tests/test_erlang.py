"""Reference values of methods-operations.md section 5 to the digits given, and what must hold for any load."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.contact.shifts.rules import erlang

LOADS = st.floats(0.01, 120)
AGENTS = st.integers(1, 150)


@pytest.mark.parametrize(
    ("a", "n", "handle", "wait", "level", "asa", "busy"),
    [
        (10, 14, 180, "0.174132", "0.888350", "7.836", "0.7143"),
        (18, 22, 180, "0.278078", "0.821702", "12.514", "0.8182"),
        (40, 46, 240, "0.265791", "0.838790", "10.632", "0.8696"),
    ],
)
def test_reference_values(
    a: float, n: int, handle: float, wait: str, level: str, asa: str, busy: str
) -> None:
    assert f"{erlang.waits(a, n):.6f}" == wait
    assert f"{erlang.service_level(a, n, 20, handle):.6f}" == level
    assert f"{erlang.mean_wait(a, n, handle):.3f}" == asa
    assert f"{erlang.occupancy(a, n):.4f}" == busy


@pytest.mark.parametrize(("a", "n", "wait"), [(10, 13, "0.285270"), (18, 21, "0.395872")])
def test_one_operator_fewer(a: float, n: int, wait: str) -> None:
    assert f"{erlang.waits(a, n):.6f}" == wait


def test_load_of_600_calls() -> None:
    assert erlang.load(600, 240) == pytest.approx(40)


def test_needed_of_the_reference() -> None:
    assert erlang.needed(10, 180, share=0.8, within=20) == 14
    assert erlang.needed(18, 180, share=0.8, within=20) == 22
    assert erlang.needed(40, 240, share=0.8, within=20) == 46
    assert erlang.needed(40, 240, share=0.8, within=20, cap=0.85) == 48


def test_erlang_a_of_the_reference() -> None:
    found = erlang.erlang_a(360, 180, 120, 18)
    assert f"{found.abandon_share:.6f}" == "0.102937"
    assert f"{found.mean_wait:.4f}" == "12.3524"
    assert f"{found.wait_share:.6f}" == "0.484589"
    assert f"{found.occupancy:.6f}" == "0.897063"


def test_shrinkage_rounds_up() -> None:
    assert erlang.on_the_roster(7, 0.3) == 10
    assert erlang.on_the_roster(0, 0.3) == 0
    assert erlang.on_the_roster(5, 0) == 5


def test_beyond_the_load_the_queue_grows() -> None:
    assert erlang.waits(5, 5) == 1
    assert erlang.service_level(6, 5, 20, 180) == 0
    assert erlang.mean_wait(5, 5, 180) == inf
    assert erlang.needed(0, 180, share=0.8, within=20) == 0
    assert erlang.erlang_a(10, 60, 60, 0).abandon_share == pytest.approx(1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: erlang.load(-1, 10),
        lambda: erlang.load(1, 0),
        lambda: erlang.blocked(-1, 2),
        lambda: erlang.needed(5, 180, share=1, within=20),
        lambda: erlang.on_the_roster(1, 1),
        lambda: erlang.erlang_a(1, 1, 0, 1),
        lambda: erlang.service_level(1, 2, -1, 60),
    ],
)
def test_nonsense_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="must"):
        wrong()  # type: ignore[operator]


@given(LOADS, AGENTS)
def test_shares_are_shares_and_c_is_above_b(a: float, n: int) -> None:
    b, c = erlang.blocked(a, n), erlang.waits(a, n)
    assert 0 <= b <= 1
    assert b - 1e-12 <= c <= 1


@given(LOADS, AGENTS)
def test_one_more_operator_never_hurts(a: float, n: int) -> None:
    assert erlang.blocked(a, n + 1) <= erlang.blocked(a, n)
    assert erlang.waits(a, n + 1) <= erlang.waits(a, n) + 1e-12
    assert erlang.service_level(a, n + 1, 20, 180) >= erlang.service_level(a, n, 20, 180) - 1e-12


@given(LOADS, st.floats(0.5, 0.99), st.floats(0.5, 1))
def test_needed_is_enough_and_the_least(a: float, share: float, cap: float) -> None:
    n = erlang.needed(a, 200, share=share, within=20, cap=cap)
    assert erlang.service_level(a, n, 20, 200) >= share
    assert a / n <= cap + 1e-6
    assert erlang.service_level(a, n - 1, 20, 200) < share or a / (n - 1) > cap - 1e-6


@given(st.floats(1, 900), st.floats(5, 2_000), st.integers(0, 60))
def test_erlang_a_balances(per_hour: float, patience: float, n: int) -> None:
    """Whoever comes is served or hangs up: λ(1 − P) = busy·n·μ."""
    found = erlang.erlang_a(per_hour, 180, patience, n)
    assert -1e-9 <= found.abandon_share <= 1 + 1e-9
    assert isclose(
        erlang.load(per_hour, 180) * (1 - found.abandon_share),
        found.occupancy * n,
        rel_tol=1e-6,
        abs_tol=1e-6,
    )


@given(st.floats(1, 500), st.integers(1, 60))
def test_endless_patience_is_erlang_c(per_hour: float, n: int) -> None:
    a = erlang.load(per_hour, 180)
    if a < n * 0.9:
        found = erlang.erlang_a(per_hour, 180, 1e9, n)
        assert isclose(found.wait_share, erlang.waits(a, n), rel_tol=1e-4, abs_tol=1e-9)
        assert found.abandon_share < 1e-4
