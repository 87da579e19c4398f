"""A district gets another outline from a day on; the old one stays for the days before."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.places.access import can_edit_places
from qala.ground.places.events import BoundaryChanged
from qala.ground.places.models import District, DistrictOutline
from qala.ground.places.rules.districting import as_geojson, clean_outline
from qala.ground.places.rules.outlines import area_km2, bbox_of
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def change_boundary(
    *, district_id: int, outline: Mapping[str, Any], valid_from: date, basis: str, by: Any
) -> DistrictOutline:
    """Draw the district anew from `valid_from` on. `outline` is a GeoJSON (Multi)Polygon in degrees.

    The same outline again changes nothing. Raises Invalid (no area, no basis), Conflict (a border from that day
    or later exists already).
    """
    with atomic():
        district = lock(District, district_id, related=("city",))
        require(can_edit_places(by))
        shape = _shape(outline, basis)
        last: DistrictOutline | None = district.outlines.order_by("-valid_from").first()
        stored = as_geojson(shape)
        if last is not None and clean_outline(last.outline).equals(shape):
            return last
        if last is not None and last.valid_from >= valid_from:
            raise Conflict(
                _("There is already a border valid from %(day)s.") % {"day": last.valid_from.isoformat()},
                code="later_border",
            )
        if last is not None:
            last.valid_to = valid_from
            last.save(update_fields=["valid_to"])
        made = DistrictOutline.objects.create(
            district=district,
            outline=stored,
            bbox=list(bbox_of(shape)),
            valid_from=valid_from,
            basis=basis.strip(),
        )
        district.outline, district.bbox = stored, made.bbox
        district.area_km2 = area_km2(shape, district.city.epsg)
        district.save(update_fields=["outline", "bbox", "area_km2"])
        timeline.add(
            district,
            "boundary_changed",
            by=by,
            note=basis,
            is_public=True,
            data={"valid_from": valid_from.isoformat()},
        )
        publish(
            BoundaryChanged(district_id=district.pk, valid_from=valid_from, by_id=getattr(by, "pk", None))
        )
    return made


def _shape(outline: Mapping[str, Any], basis: str) -> Any:
    if not basis.strip():
        raise Invalid(fields={"basis": _("Name the decision that changed the border.")})
    try:
        return clean_outline(outline)
    except ValueError as error:
        raise Invalid(fields={"outline": _("This is not an outline with an area.")}) from error
