"""Districts and their outlines through time."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.city import City
from qala.shared.audit import audited
from qala.shared.models import Dated, Named


class DayRange(Func):
    """daterange(valid_from, valid_to, '[)')"""

    function = "DATERANGE"
    output_field = DateRangeField()


@audited
class District(Named, Dated):
    """A district under one identity for its whole life; appeals keep pointing at it when borders move.

    `outline` is the newest outline (GeoJSON geometry, degrees); earlier and later ones are DistrictOutline rows.
    """

    city = models.ForeignKey(City, models.PROTECT, related_name="districts", verbose_name=_("city"))
    code = models.SlugField(_("code"), max_length=60)
    kato = models.CharField(_("KATO code"), max_length=9, blank=True)
    outline: Any = models.JSONField(_("outline"), null=True, blank=True)
    bbox: Any = models.JSONField(null=True, blank=True, editable=False)
    search_key = models.TextField(default="", editable=False)
    area_km2 = models.FloatField(_("area, km²"), null=True, blank=True)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["name_kk", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["city", "code"], name="places_district_code"),
        ]


@audited
class DistrictOutline(Dated):
    """The outline a district has from–to; two outlines of one district never overlap in time."""

    district = models.ForeignKey(
        District, models.CASCADE, related_name="outlines", verbose_name=_("district")
    )
    outline: Any = models.JSONField(_("outline"))
    bbox: Any = models.JSONField(editable=False)
    basis = models.CharField(
        _("basis"),
        max_length=300,
        blank=True,
        help_text=_("The decision that drew this border, or the source file."),
    )

    class Meta:
        verbose_name = _("outline of a district")
        verbose_name_plural = _("outlines of districts")
        ordering = ["district", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="places_districtoutline_no_overlap",
                expressions=[
                    (F("district"), RangeOperators.EQUAL),
                    (DayRange("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district_id} {self.valid_from}"
