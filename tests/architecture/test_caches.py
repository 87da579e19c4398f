"""What strangers read is asked for again before each use, so that what was withdrawn is gone from caches, too."""

import re
from typing import Any

from django.test import Client

from tests.small_city import SmallCity
from tests.url_matrix import URL_MATRIX, path_of

LONGEST = 10  # seconds
# They hold no data of the city: a mark in a few sizes, drawn by the application itself.
FILE = re.compile(r"/files/[0-9a-f-]{36}/[a-z0-9-]+/")
OF_THE_APPLICATION = {"portal:icon"}


def test_no_open_answer_may_be_kept_long(city: SmallCity) -> None:
    kept: dict[str, str] = {}
    seen, files = 0, set[str]()
    for name, row in sorted(URL_MATRIX.items()):
        if "-" in row.see and name not in OF_THE_APPLICATION:
            answer = Client().get(path_of(name, city))
            seen += 1
            kept |= _kept_of(name, answer)
            if not answer.streaming:
                files |= set(FILE.findall(answer.content.decode(errors="replace")))
    for address in sorted(files):  # of photos and papers that pages for everybody show
        kept |= _kept_of(address, Client().get(address))
    assert seen > 100
    assert len(files) > 3
    assert kept == {}


def _kept_of(name: str, answer: Any) -> dict[str, str]:
    said = answer.get("Cache-Control", "")
    return {name: said} if is_kept(said, has_date="Last-Modified" in answer or "Expires" in answer) else {}


def is_kept(said: str, *, has_date: bool) -> bool:
    """Whether a cache may use the answer later than after `LONGEST` without asking."""
    ages = [int(each) for each in re.findall(r"(?:max-age|s-maxage|stale-while-revalidate)=(\d+)", said)]
    if "no-cache" in said or "no-store" in said:
        return False
    return max(ages) > LONGEST if ages else has_date


def test_what_counts_as_kept() -> None:
    assert is_kept("public, max-age=300", has_date=False)
    assert is_kept("public, max-age=0, stale-while-revalidate=60", has_date=False)
    assert is_kept("", has_date=True)
    assert not is_kept("", has_date=False)
    assert not is_kept("public, no-cache", has_date=True)
    assert is_kept("private, max-age=31536000, immutable", has_date=True)
    assert not is_kept("max-age=0, must-revalidate", has_date=True)
