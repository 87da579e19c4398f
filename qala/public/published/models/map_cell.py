"""The public map seen from afar: counted by a job, for a million places are not counted while somebody waits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MapCell(models.Model):
    """How many public appeals stand in one H3 cell (resolution 9) of one district, and how many of them are overdue."""

    h3 = models.BigIntegerField()
    district = models.ForeignKey(
        "places.District", models.CASCADE, null=True, related_name="+", db_index=False
    )
    count = models.PositiveIntegerField()
    late_count = models.PositiveIntegerField()
    at = models.DateTimeField(_("counted"))

    class Meta:
        verbose_name = _("cell of the public map")
        constraints = [
            # Two counts at once do not add up: the second is refused.
            models.UniqueConstraint(
                fields=["h3", "district"], nulls_distinct=False, name="published_map_cell_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.count} in {self.h3:x}"
