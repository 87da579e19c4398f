"""What a search of places gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from django.utils.translation import get_language

from qala.ground.places import locating
from qala.ground.places.models import District
from qala.shared.choices import ReadyChoices
from qala.shared.errors import Invalid

Names = Sequence[str]
"""A name in kk, ru, en."""


@dataclass(frozen=True)
class PlaceHit:
    """One place that fits the typed text. Labels are in the active language; degrees are WGS 84."""

    kind: str
    """"building", "corner", "street", "landmark", "quarter" or "district"."""
    label: str
    detail: str
    lon: float | None
    lat: float | None
    building_id: int | None = None
    street_id: int | None = None
    district_id: int | None = None
    score: float = 0.0
    """How well it fits: 3 and more exact, 2 a beginning, under 1 similar."""

    @property
    def value(self) -> str:
        """What a form keeps of the choice: "building:7", or "street:7", "district:3", else "point:71.43,51.12"."""
        if self.building_id is not None:
            return f"building:{self.building_id}"
        if self.kind == "street":
            return f"street:{self.street_id}"
        if self.lon is not None and self.lat is not None:
            return f"point:{self.lon},{self.lat}"
        return f"{self.kind}:{self.district_id}"

    def as_dict(self) -> dict[str, Any]:
        """The JSON face; value, label and hint are what the combobox reads."""
        return {"value": self.value, "hint": self.detail, **asdict(self)}


def in_language(names: Names) -> str:
    """The name in the active language, or the first that is filled (kk, ru, en)."""
    order = {"kk": 0, "ru": 1, "en": 2}.get((get_language() or "kk")[:2], 0)
    return names[order] or next((name for name in names if name), "")


def district_of(lon: float | None, lat: float | None) -> int | None:
    """Today's district of a position, None where there is none."""
    if lon is None or lat is None:
        return None
    try:
        return locating.locate(lon, lat).district_id
    except Invalid:
        return None


def district_label(district_id: int | None) -> str:
    """The district's name in the active language, "" for none."""
    return in_language(locating.district_name(district_id))


def district_choices() -> ReadyChoices:
    """Every district by name, the former ones last: old things lie in them."""
    extras, key = locating.ground().extras, f"district_choices {get_language()}"
    if key not in extras:
        rows = District.objects.defer("outline").order_by("valid_to", "code")
        extras[key] = ReadyChoices((district.pk, district.name) for district in rows)
    return cast("ReadyChoices", extras[key])
