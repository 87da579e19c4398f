from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.shared.ranges import Unsatisfiable, wanted


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-99", (0, 100)),
        ("bytes=900-", (900, 1000)),
        ("bytes=900-5000", (900, 1000)),
        ("bytes=-10", (990, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
    ],
)
def test_reads_one_range(header, part):
    assert wanted(header, 1000) == part


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=2000-3000", "bytes=-0"])
def test_says_when_it_lies_outside(header):
    with pytest.raises(Unsatisfiable):
        wanted(header, 1000)


@given(st.text(max_size=40), st.integers(0, 10_000))
def test_a_part_is_never_outside(header, size):
    try:
        part = wanted("bytes=" + header, size)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part[0] < part[1] <= size
