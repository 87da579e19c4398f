"""JSON of others: whatever is wrong with the file is a refusal with its reason, and costs little."""

import gzip
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from qala.shared.intake.errors import BadFile
from qala.shared.intake.strict_json import load_strict

MOST = 1_000_000
DEEP = 100_000


def load(tmp_path: Path, content: bytes) -> object:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    return load_strict(path, max_bytes=MOST)


@pytest.mark.parametrize(
    "content", [b'{"a": [1, 2.5, null, "\xd2\x9b\\n"]}', b'\xef\xbb\xbf{"a": [1, 2.5, null, "\xd2\x9b\\n"]}']
)
def test_what_is_well_is_read(tmp_path: Path, content: bytes) -> None:
    assert load(tmp_path, content) == {"a": [1, 2.5, None, "қ\n"]}
    assert load(tmp_path, gzip.compress(content)) == {"a": [1, 2.5, None, "қ\n"]}


REFUSED = {
    "nothing": (b"", "not JSON: line 1"),
    "half": (b'{"a":\n', "not JSON: line 2"),
    "two values": (b"{} {}", "not JSON"),
    "not a number": (b'{"a": NaN}', "NaN"),
    "endless": (b'{"a": -Infinity}', "-Infinity"),
    "endless by its power": (b'{"a": 1e999}', "1e999"),
    "a number of a hundred digits": (b"1" * 100, "number of JSON"),
    "a number of a million digits": (b"1" * 900_000, "number of JSON"),
    "a name twice": (b'{"x": {"id": 1, "id": 2}}', "“id” stands twice"),
    "cp1251": ('{"a": "Мост"}'.encode("cp1251"), "not in UTF-8: line 1"),
    "utf-16": ('{"a": "Мост"}'.encode("utf-16"), "not in UTF-8"),
    "half of a sign": (rb'{"a": "\ud83d"}', "cannot be kept"),
    "the sign of number 0": (rb'{"a\u0000": 1}', "cannot be kept"),
    "lists in lists": (b"[" * DEEP + b"]" * DEEP, "too deeply"),
    "objects in objects": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "too deeply"),
    "a little too deep": (b"[" * 41 + b"]" * 41, "too deeply"),
    "broken packing": (b"\x1f\x8bbroken", "packed file is broken"),
    "half a packing": (gzip.compress(os.urandom(10_000))[:5_000], "packed file is broken"),
    "a bomb": (gzip.compress(b" " * 50_000_000), "larger than 1 MB"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        load(tmp_path, content)


def test_an_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.json", "{}")
    with pytest.raises(BadFile, match="ZIP archive"):
        load_strict(path, max_bytes=MOST)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be opened"):
        load_strict(tmp_path / "nowhere.json", max_bytes=MOST)


@pytest.mark.parametrize("is_packed", [True, False])
def test_four_gigabytes_are_not_read(tmp_path: Path, is_packed: bool) -> None:
    path = tmp_path / "a.json"
    if is_packed:
        path.write_bytes(gzip.compress(b"1" * 20_000_000) * 210)
    else:
        with path.open("wb") as made:
            made.truncate(4 << 30)
    tracemalloc.start()
    with pytest.raises(BadFile, match="larger than 1 MB"):
        load_strict(path, max_bytes=MOST)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_many_small_values_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"[" + b"[]," * 1_600_000 + b"1]")
    with pytest.raises(BadFile, match="too many values"):
        load_strict(path, max_bytes=10_000_000)
