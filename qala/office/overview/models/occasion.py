"""What happens in the city on certain days: a marathon, a summit, a holiday."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Named, Stamped


@audited(exclude=("updated_at",))
class Occasion(Named, Stamped):
    """Days (both counted) and a circle around a point, on which no street there should be dug up."""

    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    lon = models.FloatField(_("longitude"))
    lat = models.FloatField(_("latitude"))
    radius_m = models.PositiveIntegerField(_("radius, metres"), default=300)

    class Meta:
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        ordering = ["begins_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_kk="", name_ru="", name_en=""), name="overview_occasion_named"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="overview_occasion_span",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(radius_m__gte=10, radius_m__lte=20_000), name="overview_occasion_radius"
            ),
        ]
