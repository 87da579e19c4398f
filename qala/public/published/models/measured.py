"""What was measured of the city's own work, kept so that a page does not read the register."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeasuredTimes(models.Model):
    """One measuring: the appeals received from `since` up to, not including, `until`.

    `rows`: one object per topic group, and the whole city under group 0: `group`, `received`, `accepted`, `answered`
    (counts), `accept_median`, `accept_p90`, `answer_median`, `answer_p90` (minutes), `late`, `reopened` (counts).
    """

    at = models.DateTimeField(_("measured"))
    since = models.DateTimeField()
    until = models.DateTimeField()
    rows: Any = models.JSONField()

    class Meta:
        verbose_name = _("measured times")
        indexes = [models.Index("at", name="measured_at")]

    def __str__(self) -> str:
        return f"measured {self.at:%Y-%m-%d %H:%M}"
