"""The light of a project and signed figures, as pages and files say them."""

from typing import Any

from django.utils.formats import number_format

from qala.office.projects.models import Health

TONES = {"red": "bad", "amber": "warn", "green": "good"}
DASH = "–"


def light(row: Any) -> str:
    """`red`, `amber`, `green`, or `none` for whatever cannot be said."""
    found = row.seen.health if row.seen else Health.NONE
    return str(found) if found in TONES else Health.NONE.value


def signed(value: Any, unit: str = "") -> str:
    """+41, −3, 0 or a dash."""
    if value is None:
        return DASH
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number_format(abs(value), force_grouping=True)}{unit}"
