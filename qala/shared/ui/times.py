"""How moments are worded: relative to now for people, absolute in the city's zone for the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_timedelta
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.shared.clock import city_zone

FAR = timedelta(days=7)  # beyond this a date says more than "13 days ago"
JUST_NOW = timedelta(seconds=45)


@dataclass(frozen=True)
class Due:
    """A target as drawn: its word, tone and icon."""

    text: str
    tone: str
    icon: str


def absolute(at: datetime) -> str:
    """Date and time on the city's clock, in the format of the language."""
    return formats.date_format(at.astimezone(city_zone()), "SHORT_DATETIME_FORMAT")


def relative(at: datetime, now: datetime) -> str:
    """ "5 minutes ago", "in 2 hours"; beyond a week the date."""
    distance = at - now
    if abs(distance) < JUST_NOW:
        return _("just now")
    if abs(distance) > FAR:
        return formats.date_format(at.astimezone(city_zone()), "SHORT_DATE_FORMAT")
    return format_timedelta(distance, add_direction=True, threshold=1.0, locale=_locale())


def span(length: timedelta) -> str:
    """A length of time in its largest unit: "3 hours"."""
    return format_timedelta(abs(length), threshold=1.0, locale=_locale())


def due(
    due_at: datetime, now: datetime, *, met_at: datetime | None = None, warn_at: datetime | None = None
) -> Due:
    """Met, met late, overdue, soon or in time. All moments aware."""
    if met_at is not None:
        if met_at <= due_at:
            return Due(_("met in time"), "good", "circle-check")
        return Due(_("met late by %(span)s") % {"span": span(met_at - due_at)}, "warn", "clock-exclamation")
    left = span(due_at - now)
    if now >= due_at:
        return Due(_("overdue by %(span)s") % {"span": left}, "bad", "alarm")
    is_soon = warn_at is not None and now >= warn_at
    return Due(
        _("%(span)s left") % {"span": left},
        "warn" if is_soon else "neutral",
        "hourglass" if is_soon else "clock",
    )


def _locale() -> Locale:
    try:
        return Locale.parse((get_language() or "kk")[:2])
    except UnknownLocaleError:
        return Locale.parse("en")
