"""A day that differs from the ordinary week."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.models.calendar import WorkCalendar
from qala.shared.audit import audited
from qala.shared.models import Named


@audited
class CalendarDay(Named):
    """A public holiday, a moved day off, a moved working day, or hours of its own."""

    class Source(models.TextChoices):
        """Where the row comes from; an edited row is never overwritten by the library."""

        LIBRARY = "library", _("public holidays")
        EDITED = "edited", _("set by a person")

    calendar = models.ForeignKey(
        WorkCalendar, models.CASCADE, related_name="days", verbose_name=_("calendar")
    )
    on = models.DateField(_("day"))
    is_working = models.BooleanField(_("working day"), default=False)
    hours: Any = models.JSONField(_("hours"), null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.EDITED)
    note = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["calendar", "on"], name="calendarday_one_per_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}".strip()
