"""Parameters and blocked words of today, at most `FRESH_FOR` seconds behind the database."""

import time
from dataclasses import dataclass
from datetime import date

from qala.public.portal.models import BlockedWord, FormParameter
from qala.public.portal.rules.parameters import Parameters, parameters
from qala.shared.clock import today

FRESH_FOR = 5.0


@dataclass(frozen=True)
class FormRules:
    """What holds."""

    parameters: Parameters
    blocked: tuple[str, ...]


_kept: tuple[float, date, FormRules] | None = None


def form_rules() -> FormRules:
    """Two statements every few seconds in a process."""
    global _kept
    day = today()
    if _kept is not None and _kept[1] == day and time.monotonic() - _kept[0] < FRESH_FOR:
        return _kept[2]
    values = dict(FormParameter.objects.as_of(day).values_list("code", "value"))
    words = tuple(BlockedWord.objects.as_of(day).values_list("word", flat=True))
    made = FormRules(parameters(values), words)
    _kept = (time.monotonic(), day, made)
    return made


def forget() -> None:
    """Read anew at the next question: after an edit in this process, and between tests."""
    global _kept
    _kept = None
