"""The light of a project and signed figures, as pages and files say them."""

from collections.abc import Callable
from typing import Any

from django.utils.formats import number_format

from qala.office.projects.models import Health
from qala.office.projects.rules.health import say

TONES = {"red": "bad", "amber": "warn", "green": "good"}
DASH = "–"


def standing(row: Any) -> Any:
    """The `Standing` that `seen` found, or None; a relation that found nothing leaves no attribute behind."""
    return getattr(row, "seen", None)


def reckoned(name: str) -> Callable[[Any], Any]:
    """A figure of the standing by its name; None where nothing was reckoned."""
    return lambda row: getattr(standing(row), name, None)


def why(row: Any) -> str:
    """The reasons of the light as sentences."""
    return " ".join(say(reckoned("reasons")(row) or []))


def light(row: Any) -> str:
    """`red`, `amber`, `green`, or `none` for whatever cannot be said."""
    at = standing(row)
    return known(at.health if at else None)


def known(health: str | None) -> str:
    """The same of the standing's word, or of none."""
    return str(health) if health in TONES else Health.NONE.value


def signed(value: Any, unit: str = "") -> str:
    """+41, −3, 0 or a dash."""
    if value is None:
        return DASH
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number_format(abs(value), force_grouping=True)}{unit}"
