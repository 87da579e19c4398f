"""The true type of a file by its first bytes. The name and the type the browser claimed are never asked."""

from __future__ import annotations

from dataclasses import dataclass

from .limits import Unfit

#: Enough for an `ftyp` box with many brands and for a WebM header.
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Sniffed:
    """`kind` photo|video|document, `media_type` as in IANA's registry, `format` the decoder that may touch
    it."""

    kind: str
    media_type: str
    format: str


JPEG = Sniffed("photo", "image/jpeg", "JPEG")
PNG = Sniffed("photo", "image/png", "PNG")
WEBP = Sniffed("photo", "image/webp", "WEBP")
HEIC = Sniffed("photo", "image/heic", "HEIF")
MP4 = Sniffed("video", "video/mp4", "mov")
MOV = Sniffed("video", "video/quicktime", "mov")
WEBM = Sniffed("video", "video/webm", "matroska")
PDF = Sniffed("document", "application/pdf", "pdf")

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis"}
_MP4_BRANDS = {b"mp41", b"mp42", b"avc1", b"dash", b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"XAVC"}


def sniff(head: bytes) -> Sniffed:
    """Name the type from the first `HEAD_BYTES` bytes; `Unfit` "empty" or "unknown_type" otherwise."""
    if not head:
        raise Unfit("empty")
    found = _by_magic(head) or _by_brand(head) or _webm(head)
    if found is None:
        raise Unfit("unknown_type")
    return found


def _by_magic(head: bytes) -> Sniffed | None:
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    # Readers accept junk before the header; a file that needs that tolerance is a disguise more often than a
    # document.
    if head.startswith(b"%PDF-"):
        return PDF
    return None


def _by_brand(head: bytes) -> Sniffed | None:
    """ISO base media files: box length, "ftyp", major brand, version, compatible brands (ISO/IEC 14496-12,
    4.3)."""
    if head[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {head[at : at + 4] for at in range(16, end - 3, 4)} | {major}
    if major in _HEIC_BRANDS or (major == b"mif1" and brands & _HEIC_BRANDS):
        return HEIC
    if major == b"qt  ":
        return MOV
    if major in _MP4_BRANDS or major.startswith(b"iso"):
        return MP4
    return None


def _webm(head: bytes) -> Sniffed | None:
    """An EBML header whose DocType (id 0x4282) is "webm"; Matroska at large is not taken."""
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    at = head.find(b"\x42\x82", 4, 64)
    return WEBM if at > 0 and head[at + 3 : at + 7] == b"webm" else None
