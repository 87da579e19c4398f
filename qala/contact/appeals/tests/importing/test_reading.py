import gzip
import json

import pytest

from qala.contact.appeals.importing import BadFile, read_profile
from qala.contact.appeals.importing.records import open_source
from qala.contact.appeals.tests.importing.conftest import PROFILE
from qala.shared.intake.opening import MAX_LINE, open_text


@pytest.fixture
def read(tmp_path, profile_path):
    """`read(bytes)` gives [(line, {column: text} or reason)]."""

    def run(content, *, extra="", max_bytes=10**9):
        path = tmp_path / "file.gz"
        path.write_bytes(content)
        slim = "fields: {external_id: a, received_at: b}\n"
        head = PROFILE.split("fields:")[0]
        profile_path.write_text(head + slim + extra, encoding="utf-8")
        profile = read_profile(profile_path)
        with open_text(path, profile.encoding, max_bytes=max_bytes) as opened:
            source = open_source(opened, profile)
            return [
                (
                    r.line,
                    r.fault.reason
                    if r.fault
                    else dict(zip(source.header, r.cells, strict=True))
                    if source.header
                    else r.cells,
                )
                for r in source.records
            ]

    return run


COLLECTION = """{"type": "FeatureCollection", "crs": {"x": [1, {}]}, "features": [
{"type": "Feature", "properties": {"a": 1, "b": "x"}, "geometry": null},
{"type": "Feature", "geometry": null, "properties": {"a": 2, "b": "жылу"}}]}"""
TWO = [{"a": "1", "b": "x"}, {"a": "2", "b": "жылу"}]


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n1,x\n2,жылу\n",
        "a\tb\n1\tx\n2\tжылу\n",
        "a,b\r\n1,x\r\n2,жылу\r\n",
        "a,b\r1,x\r2,жылу",
        "\ufeffa,b\n1,x\n\n2,жылу\n\n",
        '{"a": "1", "b": "x"}\n\n{"a": 2, "b": "жылу"}\n',
        '[{"a": 1, "b": "x"}, {"a": "2", "b": "жылу"}]',
        COLLECTION,
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_every_form_by_its_content(read, content, is_packed):
    raw = content.encode()
    assert [cells for _line, cells in read(gzip.compress(raw) if is_packed else raw)] == TWO


def test_declared_encoding(read):
    assert read("a,b\n1,жылу жоқ\n".encode("utf-16"))[0][1]["b"] == "жылу жоқ"
    assert read("a,b\n1,тепло\n".encode("cp1251"), extra="encoding: cp1251\n")[0][1]["b"] == "тепло"


def test_bad_bytes_reject_only_their_row(read):
    found = read(b"a,b\n1,x\n2,\xff\xfe\n3,y\x00\n4,z\n")
    assert [cells for _line, cells in found] == [
        {"a": "1", "b": "x"}, "bad_bytes", "bad_bytes", {"a": "4", "b": "z"},
    ]  # fmt: skip


def test_lines_are_those_of_the_file(read):
    found = read(b'a,b\n1,"two\nlines"\n2,x\n3\n4,y\n')
    assert [(line, cells if isinstance(cells, str) else cells["a"]) for line, cells in found] == [
        (2, "1"), (4, "2"), (5, "wrong_columns"), (6, "4"),
    ]  # fmt: skip


def test_a_huge_line_and_a_huge_field_are_rejected_and_reading_goes_on(read):
    huge = b"2," + b"x" * (2 * MAX_LINE + 5)
    field = b'3,"' + b"y" * 200_000 + b'"'
    found = read(b"a,b\n1,x\n" + huge + b"\n" + field + b"\n4,z\n")
    assert [cells if isinstance(cells, str) else cells["a"] for _line, cells in found] == [
        "1", "line_too_long", "unreadable", "4",
    ]  # fmt: skip


def test_bad_json_lines(read):
    found = read(
        b'{"a": "1", "b": "x"}\n{"a": \n[1]\n{"a": "\\u0000", "b": 1}\n{"a": "2", "b": {"c": true}}\n'
    )
    assert [cells for _line, cells in found] == [
        {"a": "1", "b": "x"}, "unreadable", "not_an_object", "bad_bytes", {"a": "2", "b.c": "true"},
    ]  # fmt: skip


def test_geojson_point_becomes_columns(read):
    feature = {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [71.5, 51.25]},
               "properties": {"a": "1", "b": None}}  # fmt: skip
    found = read(
        json.dumps({"features": [feature], "type": "FeatureCollection"}).encode(), extra="format: geojson\n"
    )
    assert found[0][1] == {"a": "1", "b": "", "@id": "7", "@lon": "71.5", "@lat": "51.25"}


def test_geojson_is_streamed_and_knows_its_lines(read):
    features = ",\n".join(
        json.dumps({"type": "Feature", "properties": {"a": n, "b": "ы" * 300}}) for n in range(4000)
    )
    found = read(('{"features": [\n' + features + "\n]}").encode())
    assert len(found) == 4000
    assert [line for line, _cells in found] == list(range(2, 4002))


@pytest.mark.parametrize(
    "content",
    [
        b'{"features": [{"a": 1}, {"a" 2}]}',
        b'{"features": [{"a": 1}',
        b'{"features": 3}',
        b'{"x": []}',
        b'{"features": [',
        b'{"features": [' + b'{"a":' * 200_000,
    ],
)
def test_broken_geojson_is_told(read, content):
    with pytest.raises(BadFile):
        read(content, extra="format: geojson\n")


def test_missing_columns_are_named_with_what_there_is(read):
    with pytest.raises(BadFile, match=r"not in the file: b\. The file has: a, c"):
        read(b"a,c\n1,2\n")
    with pytest.raises(BadFile, match="more than once"):
        read(b"a,b,a\n1,2,3\n")


def test_empty_missing_and_cut_short(read, tmp_path):
    with pytest.raises(BadFile, match="empty"):
        read(b"")
    with pytest.raises(BadFile, match="broken"):
        read(gzip.compress(b"a,b\n" + b"1,x\n" * 5000)[:-20])
    with pytest.raises(BadFile, match="cannot be opened"), open_text(tmp_path / "nothing", "utf-8"):
        pass


def test_an_archive_that_unpacks_without_end_is_stopped(read):
    bomb = gzip.compress(b"a,b\n" + b"0" * 30_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(BadFile, match="unpacks"):
        read(bomb, max_bytes=10_000_000)


def test_own_header_and_delimiter(read):
    assert read(b"1|x\n2|y\n", extra='header: [a, b]\ndelimiter: "|"\nformat: csv\n')[1] == (
        2,
        {"a": "2", "b": "y"},
    )
