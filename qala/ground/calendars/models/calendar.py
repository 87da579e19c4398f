"""A work calendar: the ordinary week of an organisation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.rules.hours import Week, week_from_json
from qala.shared.audit import audited
from qala.shared.models import Named, Stamped


def valid_week(stored: Any) -> None:
    """Field validator: weekly hours as `rules.hours.week_from_json` reads them."""
    try:
        week_from_json(stored)
    except ValueError as error:
        raise ValidationError(_("Opening hours must be in order, apart, and inside the day.")) from error


@audited
class WorkCalendar(Named, Stamped):
    """Weekly hours; the days that differ are `CalendarDay` rows. `version` grows with every change."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    country = models.CharField(
        _("country of public holidays"),
        max_length=2,
        blank=True,
        help_text=_("Two letters, for example KZ. Empty: no public holidays."),
    )
    weekly_hours: Any = models.JSONField(_("weekly hours"), default=dict, blank=True, validators=[valid_week])
    is_round_the_clock = models.BooleanField(_("works round the clock"), default=False)
    is_default = models.BooleanField(_("used where no other is chosen"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("work calendar")
        verbose_name_plural = _("work calendars")
        ordering = ["-is_default", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="workcalendar_one_default"
            )
        ]

    @property
    def week(self) -> Week:
        """Hours of the seven weekdays, Monday first."""
        return week_from_json(self.weekly_hours)

    def get_absolute_url(self) -> str:
        """The calendar's current year."""
        return reverse("calendars:calendar", args=[self.code])
