"""Texts that stand in a row once per language (`title_kk`, `title_ru`, `title_en`)."""

from typing import Any

from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en")
OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}  # as those who speak it call it
SHOWN = [(code, name[:3], name) for code, name in OWN_NAMES.items()]  # on buttons: Қаз, Рус, Eng


def said(row: Any, part: str, language: str = "") -> str:
    """The text `part` of a row in the language (the active one, if none is named); empty: kk → ru → en."""
    wanted = (language or get_language() or LANGUAGES[0])[:2]
    order = (wanted, *LANGUAGES) if wanted in LANGUAGES else LANGUAGES
    return next((text for each in order if (text := str(getattr(row, f"{part}_{each}")))), "")
