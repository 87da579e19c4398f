"""Who looks after what in a building."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.building import Building
from qala.ground.places.models.district import DayRange
from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class BuildingCare(Dated):
    """An organisation carries out a function (housing, lifts, heat …) in a building from–to; one at a time."""

    building = models.ForeignKey(
        Building, models.CASCADE, related_name="cares", verbose_name=_("building"), db_index=False
    )
    function = models.ForeignKey(
        "organisations.Function", models.PROTECT, related_name="+", verbose_name=_("function")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        related_name="building_cares",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("care of a building")
        verbose_name_plural = _("care of buildings")
        ordering = ["building", "function", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="places_buildingcare_no_overlap",
                expressions=[
                    (F("building"), RangeOperators.EQUAL),
                    (F("function"), RangeOperators.EQUAL),
                    (DayRange("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["building", "function"], name="places_care_of_building")]

    def __str__(self) -> str:
        return f"{self.building_id} {self.function_id} {self.organisation_id}"
