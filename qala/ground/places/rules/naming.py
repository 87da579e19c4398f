"""Names of streets and places: which language a name is written in, and the keys under which it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qala.shared.folding import fold, street_key

_KAZAKH_LETTERS = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_RUSSIAN_LETTERS = re.compile(r"[ёцщъьэчв]", re.IGNORECASE)
_KAZAKH_WORDS = re.compile(
    r"\b(?:көшесі|көше|даңғылы|тұйық|тас жолы|жолы|орамы|бульвары|алаңы|көпірі|ауданы|желек|айналма|саябақ)\b",
    re.IGNORECASE,
)
_RUSSIAN_WORDS = re.compile(
    r"\b(?:улица|ул|проспект|пр|переулок|пер|шоссе|тупик|микрорайон|мкр|проезд|площадь|бульвар|аллея|"
    r"жилой массив|набережная|трасса|городок|промзона|учетный|квартал)\b|(?:ая|ой|ый|ий|ского|ова|ева)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-ӿ]", re.IGNORECASE)
_KAZAKH_LATIN = re.compile(r"[äğıñöşūüq]|\b(?:köşesi|köşesı|dañğyly|kóshesi)\b", re.IGNORECASE)


def language_of(name: str) -> str:
    """ "kk", "ru" or "en" by the words for the kind, then the letters; Cyrillic without a sign of either is kk.

    The word decides before the letter: «улица Шәкен Айманов» is the Russian name of the street.
    """
    if _LATIN.search(name) and not _CYRILLIC.search(name):
        return "kk" if _KAZAKH_LATIN.search(name) else "en"
    if _KAZAKH_WORDS.search(name):
        return "kk"
    if _RUSSIAN_WORDS.search(name):
        return "ru"
    if _KAZAKH_LETTERS.search(name):
        return "kk"
    return "ru" if _RUSSIAN_LETTERS.search(name) else "kk"


_GENITIVE = re.compile(r"(?<=[а-я]{3})(?:(?<=и)а|(?<=[бвгджзклмнпрстфхш])а)(?!\S)")


def without_genitive(key: str) -> str:
    """A folded key with the Russian genitive taken off its words: "кабанбаи батыра" → "кабанбаи батыр".

    Also strips names that end so by nature («Нура»), so it is only a second guess beside the key itself.
    """
    return _GENITIVE.sub("", key)


def bars(keys: Iterable[str]) -> str:
    """Distinct keys between bars, "" for none: "|абаи|абаи кунанбаев|"."""
    distinct = [key for key in dict.fromkeys(keys) if key]
    return f"|{'|'.join(distinct)}|" if distinct else ""


def street_search_key(names: Iterable[str]) -> str:
    """The stored key of a street with all its spellings."""
    return bars(street_key(name) for name in names if name)


def place_search_key(names: Iterable[str]) -> str:
    """The stored key of any other named place."""
    return bars(fold(name) for name in names if name)
