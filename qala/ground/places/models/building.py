"""Buildings with house numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.district import District
from qala.ground.places.models.quarter import Quarter
from qala.ground.places.models.street import Street
from qala.shared.audit import audited
from qala.shared.fields import SpGistPointIndex
from qala.shared.models import Placed


@audited(exclude=("point", "h3"))
class Building(Placed):
    """A house number on a street. Flats belong to people and are never stored here."""

    street = models.ForeignKey(
        Street, models.PROTECT, related_name="buildings", verbose_name=_("street"), db_index=False
    )
    number = models.CharField(_("house number"), max_length=30)
    number_key = models.CharField(max_length=30, editable=False)
    source_key = models.CharField(_("key in the source register"), max_length=80, blank=True)
    storeys_count = models.PositiveSmallIntegerField(_("storeys"), null=True, blank=True)
    flats_count = models.PositiveIntegerField(_("flats"), null=True, blank=True)
    built_year = models.PositiveSmallIntegerField(_("year of construction"), null=True, blank=True)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="buildings", verbose_name=_("district")
    )
    quarter = models.ForeignKey(
        Quarter, models.SET_NULL, null=True, blank=True, related_name="buildings", verbose_name=_("quarter")
    )

    class Meta:
        verbose_name = _("building")
        verbose_name_plural = _("buildings")
        ordering = ["street", "number_key"]
        constraints = [
            models.UniqueConstraint(fields=["street", "number_key"], name="places_building_number")
        ]
        indexes = [
            SpGistPointIndex(fields=["point"], name="places_building_point"),
            models.Index(
                fields=["source_key"], name="places_building_source", condition=~models.Q(source_key="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.street}, {self.number}"
