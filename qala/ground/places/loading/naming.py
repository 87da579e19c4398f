"""Names of a row in three languages."""

from __future__ import annotations

from typing import Any

from qala.ground.places.loading.report import BadRow
from qala.ground.places.rules.naming import language_of
from qala.shared.languages import LANGUAGES


def names_of(values: dict[str, Any]) -> dict[str, str]:
    """name_kk, name_ru, name_en: as given, and a lone `name` where its words and letters put it. Raises BadRow."""
    names = {f"name_{language}": str(values.get(f"name_{language}") or "").strip() for language in LANGUAGES}
    lone = str(values.get("name") or "").strip()
    if lone and not names[f"name_{language_of(lone)}"]:
        names[f"name_{language_of(lone)}"] = lone
    if not any(names.values()):
        raise BadRow("no name")
    if any(len(name) > 250 for name in names.values()):
        raise BadRow("a name longer than 250 letters")
    return names


def aliases_of(values: dict[str, Any]) -> list[str]:
    """Other names: a list, or one text with semicolons."""
    given = values.get("aliases") or []
    parts = given if isinstance(given, list) else str(given).split(";")
    return [str(part).strip() for part in parts if str(part).strip()]
