"""Texts in three languages: the wanted one, or another one that says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from qala.shared.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text and the language it is in. `is_fallback`: it is not the one that was asked for."""

    text: str
    language: str
    is_fallback: bool


def spoken(texts: Mapping[str, str], wanted: str) -> Spoken:
    """The text in the wanted language, or the first one there is in the order kk, ru, en; empty when there is none.

    >>> spoken({"kk": "", "ru": "Снег", "en": ""}, "kk")
    Spoken(text='Снег', language='ru', is_fallback=True)
    """
    wanted = wanted[:2]
    for language in (wanted, *LANGUAGES):
        if texts.get(language):
            return Spoken(texts[language], language, language != wanted)
    return Spoken("", wanted, False)
