"""How good the published data were on a day."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class QualityReport(models.Model):
    """One measuring a day; `figures` as `queries.measuring` makes them: counts alone, no project is named."""

    on = models.DateField(_("day"), unique=True)
    measured_at = models.DateTimeField(_("measured at"))
    figures: Any = models.JSONField()

    class Meta:
        verbose_name = _("report on the quality of data")
        verbose_name_plural = _("reports on the quality of data")
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"quality {self.on}"
