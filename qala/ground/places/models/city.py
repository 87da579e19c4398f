"""The city this installation serves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Named


@audited
class City(Named):
    """One row per installation; everything geographic that cities differ in hangs here, nothing in code."""

    code = models.SlugField(_("code"), max_length=40)
    kato = models.CharField(_("KATO code"), max_length=9, blank=True)
    epsg = models.PositiveIntegerField(
        _("projection"), help_text=_("EPSG code of a projection in metres; all points are stored in it.")
    )
    centre_lon = models.FloatField(_("longitude of the centre"), null=True, blank=True)
    centre_lat = models.FloatField(_("latitude of the centre"), null=True, blank=True)
    attribution = models.CharField(
        _("attribution"),
        max_length=300,
        blank=True,
        help_text=_("Whose data the map shows; printed on every map."),
    )
    data_version = models.PositiveBigIntegerField(default=1, editable=False)
    """A new moment (ns) with every change of outlines or streets: process caches and ETags compare it. Not a counter,
    so that a rolled-back change can never share its number with a later one."""

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        constraints = [
            models.UniqueConstraint(fields=["code"], name="places_city_code"),
            models.UniqueConstraint(models.Value(1), name="places_city_single"),
        ]
