"""Streets."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.city import City
from qala.shared.audit import audited
from qala.shared.models import Named


class StreetKind(models.TextChoices):
    """What the words in its name say; the keys are those of `shared.folding.street_parts`."""

    STREET = "street", _("street")
    AVENUE = "avenue", _("avenue")
    HIGHWAY = "highway", _("highway")
    LANE = "lane", _("lane")
    BOULEVARD = "boulevard", _("boulevard")
    DEAD_END = "dead_end", _("dead-end street")
    MICRODISTRICT = "microdistrict", _("microdistrict")
    RESIDENTIAL = "residential", _("residential area")
    DRIVE = "drive", _("drive")
    SQUARE = "square", _("square")
    ALLEY = "alley", _("alley")
    ROAD = "road", _("road")
    BRIDGE = "bridge", _("bridge")
    OTHER = "", _("not stated")


@audited(exclude=("lines", "search_key"))
class Street(Named):
    """A named street; all its spellings and former names are folded into `search_key`."""

    city = models.ForeignKey(City, models.PROTECT, related_name="streets", verbose_name=_("city"))
    code = models.CharField(_("code"), max_length=180)
    kind = models.CharField(_("kind"), max_length=16, choices=StreetKind, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=250), verbose_name=_("other and former names"), default=list, blank=True
    )
    search_key = models.TextField(default="", editable=False)
    """Folded keys of all names between bars: "|абаи|абаи кунанбаев|"; bars make exact and prefix LIKE patterns."""
    lines: Any = models.JSONField(_("lines"), null=True, blank=True)
    """List of lines, each a list of [lon, lat]."""
    length_m = models.PositiveIntegerField(_("length, m"), default=0, editable=False)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("street")
        verbose_name_plural = _("streets")
        ordering = ["search_key", "id"]
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="places_street_code")]
        indexes = [
            GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="places_street_trigrams"),
            models.Index(fields=["search_key", "id"], name="places_street_order"),
        ]
