"""Predecessors as people of MS Project write them: "3; 5SS+2; 7FF-1", with the code of the item in front.

A link without letters is finish to start. Russian letters are understood: ОН, НН, ОО, НО.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from qala.shared.errors import Invalid

_RUSSIAN = {"ОН": "FS", "НН": "SS", "ОО": "FF", "НО": "SF"}
_SHAPE = re.compile(
    r"^(?P<code>.+?)\s*(?P<kind>FS|SS|FF|SF|ОН|НН|ОО|НО)?\s*(?P<lag>[+-]\s*\d{1,4})?\s*\D{0,4}$", re.I
)


@dataclass(frozen=True, slots=True)
class Tie:
    """One predecessor; `lag` in working days, negative for a lead."""

    before: int
    kind: str = "FS"
    lag: int = 0


def parse(text: str, codes: Mapping[str, int]) -> list[Tie]:
    """`codes`: id by code. Raises Invalid (field `waits`) for a code that is not in the plan, or one named twice."""
    known = {code.casefold(): pk for code, pk in codes.items()}
    found = [_tie(part.strip(), known) for part in re.split(r"[;,\n]", text) if part.strip()]
    if len({tie.before for tie in found}) < len(found):
        raise Invalid(fields={"waits": _("An item is named twice.")})
    return found


def _tie(part: str, known: Mapping[str, int]) -> Tie:
    if part.casefold() in known:
        return Tie(known[part.casefold()])
    shape = _SHAPE.match(part)
    if shape is None or shape["code"].strip().casefold() not in known:
        raise Invalid(fields={"waits": _("“{text}” is no item of this plan.").format(text=part)})
    kind = (shape["kind"] or "FS").upper()
    lag = int((shape["lag"] or "0").replace(" ", ""))
    return Tie(known[shape["code"].strip().casefold()], _RUSSIAN.get(kind, kind), lag)


def written(ties: Iterable[tuple[str, str, int]]) -> str:
    """From (code, kind, lag): the text that `parse` reads."""
    return "; ".join(
        code + (kind if kind != "FS" or lag else "") + (f"{lag:+d}" if lag else "")
        for code, kind, lag in ties
    )
