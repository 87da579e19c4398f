"""How many SMS a text takes: GSM 03.38 with 160 letters (153 in parts), else UCS-2 with 70 (67 in parts)."""

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("\f^{}\\[~]|€")


@dataclass(frozen=True)
class Size:
    """`letters` as the network counts them, `segments` as it bills them."""

    coding: str
    letters: int
    segments: int


def size_of(text: str) -> Size:
    """Kazakh and Russian take UCS-2; one such letter makes the whole text so."""
    if all(letter in _BASIC or letter in _TWICE for letter in text):
        letters = sum(2 if letter in _TWICE else 1 for letter in text)
        return Size("GSM-7", letters, _parts(letters, 160, 153))
    letters = len(text.encode("utf-16-be")) // 2
    return Size("UCS-2", letters, _parts(letters, 70, 67))


def _parts(letters: int, alone: int, together: int) -> int:
    return 1 if letters <= alone else -(-letters // together)
