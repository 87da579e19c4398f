"""Where two streets meet."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.district import District
from qala.ground.places.models.street import Street
from qala.shared.fields import SpGistPointIndex
from qala.shared.models import Placed


class Crossing(Placed):
    """One meeting of two streets; the lower street id stands first, so each pair is written one way.

    Long pairs meet several times; carriageways closer than `CLUSTER_M` are one crossing.
    """

    street_a = models.ForeignKey(Street, models.CASCADE, related_name="crossings_a", verbose_name=_("street"))
    street_b = models.ForeignKey(
        Street, models.CASCADE, related_name="crossings_b", verbose_name=_("crossing street"), db_index=False
    )
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("district")
    )

    class Meta:
        verbose_name = _("crossing")
        verbose_name_plural = _("crossings")
        constraints = [
            models.CheckConstraint(
                condition=Q(street_a__lt=F("street_b")), name="places_crossing_pair_order"
            ),
            models.UniqueConstraint(
                fields=["street_b", "street_a", "lon", "lat"], name="places_crossing_once"
            ),
        ]
        indexes = [SpGistPointIndex(fields=["point"], name="places_crossing_point")]

    def __str__(self) -> str:
        return f"{self.street_a} / {self.street_b}"
