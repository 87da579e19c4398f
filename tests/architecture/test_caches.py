"""What strangers read is asked for again before each use, so that what was withdrawn is gone from caches, too."""

import re

from django.test import Client

from tests.small_city import SmallCity
from tests.url_matrix import URL_MATRIX, path_of

LONGEST = 10  # seconds
# They hold no data of the city: a mark in a few sizes, drawn by the application itself.
OF_THE_APPLICATION = {"portal:icon"}


def test_no_open_answer_may_be_kept_long(city: SmallCity) -> None:
    kept: dict[str, str] = {}
    seen = 0
    for name, row in sorted(URL_MATRIX.items()):
        if "-" in row.see and name not in OF_THE_APPLICATION:
            answer = Client().get(path_of(name, city))
            said = answer.get("Cache-Control", "")
            seen += 1
            if is_kept(said, has_date="Last-Modified" in answer or "Expires" in answer):
                kept[name] = said
    assert seen > 100
    assert kept == {}


def is_kept(said: str, *, has_date: bool) -> bool:
    """Whether a cache may use the answer later than after `LONGEST` without asking."""
    ages = [int(each) for each in re.findall(r"(?:max-age|s-maxage|stale-while-revalidate)=(\d+)", said)]
    if "immutable" in said or "no-cache" in said or "no-store" in said:
        return False
    return max(ages) > LONGEST if ages else has_date


def test_what_counts_as_kept() -> None:
    assert is_kept("public, max-age=300", has_date=False)
    assert is_kept("public, max-age=0, stale-while-revalidate=60", has_date=False)
    assert is_kept("", has_date=True)
    assert not is_kept("", has_date=False)
    assert not is_kept("public, no-cache", has_date=True)
    assert not is_kept("private, max-age=31536000, immutable", has_date=True)
    assert not is_kept("max-age=0, must-revalidate", has_date=True)
