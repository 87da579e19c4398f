"""The light of a project and signed figures, as pages and files say them."""

from collections.abc import Callable
from typing import Any

from qala.office.projects.models import Health
from qala.office.projects.rules.health import say
from qala.shared.sheets import DASH, signed

TONES = {"red": "bad", "amber": "warn", "green": "good"}

__all__ = ["DASH", "TONES", "known", "light", "reckoned", "signed", "standing", "why"]


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
