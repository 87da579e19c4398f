"""From a day on, an organisation looks after a function in a building."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.organisations.models import Organisation
from qala.ground.places.access import can_edit_places
from qala.ground.places.events import CareChanged
from qala.ground.places.models import Building, BuildingCare
from qala.ground.places.rules.care import Overlap, Span, plan_care
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def set_care(
    *,
    building_id: int,
    function_id: int,
    organisation_id: int,
    valid_from: date,
    valid_to: date | None = None,
    by: Any,
) -> BuildingCare | None:
    """Give the function to the organisation from–to; an open span of before ends where this one begins.

    Nothing happens (None) when the organisation holds it already. Raises Invalid (days, an organisation that does
    not exist on the first day), Conflict (the span runs into a later one).
    """
    with atomic():
        building = lock(Building, building_id)
        require(can_edit_places(by))
        organisation = lock(Organisation, organisation_id)
        if valid_to is not None and valid_to <= valid_from:
            raise Invalid(fields={"valid_to": _("The end must be after the beginning.")})
        if not organisation.is_valid_on(valid_from):
            raise Invalid(fields={"organisation": _("This organisation does not exist on the first day.")})
        held = BuildingCare.objects.filter(building=building, function_id=function_id)
        try:
            plan = plan_care(
                [Span(row.organisation_id, row.valid_from, row.valid_to, row.pk) for row in held],
                Span(organisation_id, valid_from, valid_to),
            )
        except Overlap as error:
            raise Conflict(
                _("Another organisation holds this function in the span %(span)s.") % {"span": error},
                code="care_overlap",
            ) from error
        if plan.add is None:
            return None
        if plan.end is not None:
            held.filter(pk=plan.end.identity).update(valid_to=valid_from)
        made: BuildingCare = BuildingCare.objects.create(
            building=building,
            function_id=function_id,
            organisation=organisation,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        timeline.add(
            building, "care_set", by=by, note=organisation.name_kk or organisation.name_ru,
            data={"function": function_id, "organisation": organisation_id, "valid_from": valid_from.isoformat()},
        )  # fmt: skip
        publish(CareChanged(building.pk, function_id, organisation_id, valid_from, getattr(by, "pk", None)))
    return made
