"""Landmarks: what people name when they do not know the address."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.building import Building
from qala.ground.places.models.city import City
from qala.ground.places.models.district import District
from qala.shared.audit import audited
from qala.shared.fields import SpGistPointIndex
from qala.shared.models import Named, Placed


@audited(exclude=("point", "h3", "search_key"))
class Landmark(Named, Placed):
    """A monument, school, hospital, market, stop: a name with a point."""

    city = models.ForeignKey(City, models.PROTECT, related_name="landmarks", verbose_name=_("city"))
    code = models.CharField(_("code"), max_length=120)
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=250), verbose_name=_("other names"), default=list, blank=True
    )
    search_key = models.TextField(default="", editable=False)
    building = models.ForeignKey(
        Building, models.SET_NULL, null=True, blank=True, related_name="landmarks", verbose_name=_("building")
    )
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("district")
    )

    class Meta:
        verbose_name = _("landmark")
        verbose_name_plural = _("landmarks")
        ordering = ["search_key", "id"]
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="places_landmark_code")]
        indexes = [
            GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="places_landmark_trigrams"),
            SpGistPointIndex(fields=["point"], name="places_landmark_point"),
        ]
