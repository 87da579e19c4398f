from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.files.rules import sniff
from qala.ground.files.rules.limits import Unfit
from qala.ground.files.tests import media


def ftyp(major: bytes, *others: bytes) -> bytes:
    body = b"ftyp" + major + bytes(4) + b"".join(others)
    return (len(body) + 4).to_bytes(4, "big") + body


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (media.jpeg(), sniff.JPEG),
        (media.png(), sniff.PNG),
        (media.webp(), sniff.WEBP),
        (media.pdf(), sniff.PDF),
        (ftyp(b"heic", b"mif1"), sniff.HEIC),
        (ftyp(b"mif1", b"heic"), sniff.HEIC),
        (ftyp(b"isom", b"avc1"), sniff.MP4),
        (ftyp(b"mp42"), sniff.MP4),
        (ftyp(b"qt  "), sniff.MOV),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x84webm", sniff.WEBM),
    ],
)
def test_names_the_true_type(head, wanted):
    assert sniff.sniff(head[: sniff.HEAD_BYTES]) == wanted


@pytest.mark.parametrize(
    "head",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<!doctype html><script>",
        b"PK\x03\x04",
        b"GIF89a",
        b"MZ\x90",
        b"#EXTM3U\nfile:///etc/passwd",
        b"ffconcat version 1.0",
        b"RIFF\x00\x00\x00\x00AVI ",
        ftyp(b"avif", b"mif1"),
        ftyp(b"mif1", b"avif"),
        b"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska",
        b"  %PDF-1.7",
        b"\x00",
    ],
)
def test_refuses_everything_else(head):
    with pytest.raises(Unfit, match="unknown_type"):
        sniff.sniff(head)


def test_nothing_is_empty():
    with pytest.raises(Unfit, match="empty"):
        sniff.sniff(b"")


@given(st.binary(max_size=200))
def test_never_breaks_on_junk(head):
    try:
        found = sniff.sniff(head)
    except Unfit:
        return
    assert found.kind in ("photo", "video", "document")
