"""PDF from staff: kept as sent, so it must carry nothing that acts. Checked without a PDF library.

What the check covers: names in plain objects (also written with #xx) and inside compressed object streams,
which is where PDF 1.5 and later hide dictionaries. What it cannot read it refuses. It is served as an
attachment only.
"""

from __future__ import annotations

import re
import zlib

from .limits import MEGABYTE, Unfit

_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFiles?|RichMedia|XFA|GoToE|GoToR|Rendition)"
    rb"(?![A-Za-z0-9])"
)
# Readers do not agree where a stream begins ("stream" may stand in a comment), so the long names are searched inside
# streams too; by chance an image holds none of them.
_ACTIVE_LONG = re.compile(
    rb"/(?:JavaScript|Launch|SubmitForm|ImportData|EmbeddedFile|RichMedia|Rendition)(?![A-Za-z0-9])"
)
_ENCRYPT = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
#: Raw bytes of compressed images contain any word by chance, so only dictionaries are searched.
_DICTIONARY_BYTES = 4096
_INFLATED_BYTES = 64 * MEGABYTE


def check(body: bytes) -> None:
    """Raise `Unfit`: "damaged", "protected" (encrypted) or "active_content" (scripts, launch actions,
    attachments)."""
    if not re.match(rb"%PDF-[12]\.\d", body) or b"%%EOF" not in body[-2048:]:
        raise Unfit("damaged")
    outside, packed = _split(body)
    plain = _unescaped(outside)
    if _ENCRYPT.search(plain):
        raise Unfit("protected")
    if _ACTIVE.search(plain):
        raise Unfit("active_content")
    if _ACTIVE_LONG.search(_unescaped(body)):
        raise Unfit("active_content")
    budget = _INFLATED_BYTES
    for stream in packed:
        inflated = _inflated(stream, budget)
        budget -= len(inflated)
        if _ACTIVE.search(_unescaped(inflated)):
            raise Unfit("active_content")


def _split(body: bytes) -> tuple[bytes, list[bytes]]:
    """Everything outside streams, and the bodies of the object streams."""
    outside, packed, at = [], [], 0
    while found := _STREAM.search(body, at):
        end = body.find(b"endstream", found.end())
        if end < 0:
            raise Unfit("damaged")
        outside.append(body[at : found.start()])
        head = _unescaped(body[max(at, found.start() - _DICTIONARY_BYTES) : found.start()])
        dictionary = head[head.rfind(b" obj") + 1 :]
        if b"/ObjStm" in dictionary:
            packed.append(_flate_only(dictionary, body[found.end() : end]))
        at = end + len(b"endstream")
    outside.append(body[at:])
    return b"\n".join(outside), packed


def _flate_only(dictionary: bytes, stream: bytes) -> bytes:
    """The stream when its one filter is Flate; a chain of filters could hide anything, so it is refused."""
    filters = re.findall(rb"/([A-Za-z0-9]+Decode)", dictionary)
    if filters != [b"FlateDecode"]:
        raise Unfit("active_content")
    return stream


def _inflated(stream: bytes, budget: int) -> bytes:
    inflater = zlib.decompressobj()
    try:
        inflated = inflater.decompress(stream, budget)
    except zlib.error as fault:
        raise Unfit("damaged") from fault
    if inflater.unconsumed_tail:
        raise Unfit("too_big")
    return inflated


def _unescaped(names: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), names)
