"""Texts in three languages. The three languages and the order of falling back are the knowledge base's."""

from typing import Any

from django.utils.translation import get_language

from qala.contact.knowledge.rules.languages import LANGUAGES, spoken

REQUIRED = ("kk", "ru")


def said(row: Any, part: str, language: str = "") -> str:
    """A text of a row (`part`_kk, …) in the language, the active one when none is named, or another that has it."""
    texts = {each: str(getattr(row, f"{part}_{each}")) for each in LANGUAGES}
    return spoken(texts, language or get_language() or "kk").text
