"""An organisation stops looking after a function in a building."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.places.access import can_edit_places
from qala.ground.places.events import CareChanged
from qala.ground.places.models import BuildingCare
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def end_care(*, care_id: int, valid_to: date, by: Any) -> BuildingCare:
    """End the span; `valid_to` is the first day on which it no longer holds.

    Raises Conflict when it has ended already, Invalid when the end is not after the beginning.
    """
    with atomic():
        care = lock(BuildingCare, care_id, related=("building",))
        require(can_edit_places(by))
        if care.valid_to is not None:
            raise Conflict(_("This has ended already."), code="care_ended")
        if valid_to <= care.valid_from:
            raise Invalid(fields={"valid_to": _("The end must be after the beginning.")})
        care.valid_to = valid_to
        care.save(update_fields=["valid_to"])
        timeline.add(
            care.building, "care_ended", by=by, data={"care": care.pk, "valid_to": valid_to.isoformat()}
        )
        publish(CareChanged(care.building_id, care.function_id, None, valid_to, getattr(by, "pk", None)))
    return care
