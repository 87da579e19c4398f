"""How moments are worded: relative to now for people, absolute in the city's zone for the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import TIMEDELTA_UNITS, format_timedelta
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
    return _written(at.astimezone(city_zone()).replace(second=0, microsecond=0), get_language())


def month(first: date, *, is_inside: bool = False) -> str:
    """A month with its year, by itself or `is_inside` a sentence, where Russian writes it small; in Kazakh the year
    comes first."""
    language, words = get_language(), formats.date_format(first, "F Y")
    if language == "kk":
        return f"{first.year} жылғы {formats.date_format(first, 'F').lower()}"
    return words[0].lower() + words[1:] if is_inside and language == "ru" else words


def relative(at: datetime, now: datetime) -> str:
    """ "5 minutes ago", "in 2 hours"; beyond a week the date."""
    distance = at - now
    if abs(distance) < JUST_NOW:
        return _("just now")
    if abs(distance) > FAR:
        return formats.date_format(at.astimezone(city_zone()), "SHORT_DATE_FORMAT")
    return _worded(_rounded(distance), get_language(), has_direction=True)


def span(length: timedelta) -> str:
    """A length of time in its largest unit: "3 hours"."""
    return _worded(_rounded(abs(length)), get_language(), has_direction=False)


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


# A list words two moments a row, and most of them are alike: "3 hours ago".
@lru_cache(4096)
def _written(minute: datetime, _language: str | None) -> str:
    return formats.date_format(minute, "SHORT_DATETIME_FORMAT")


@lru_cache(4096)
def _worded(length: timedelta, language: str | None, *, has_direction: bool) -> str:
    return format_timedelta(length, add_direction=has_direction, threshold=1.0, locale=_locale(language))


def _rounded(length: timedelta) -> timedelta:
    """Whole ones of the largest unit that fits: 3 h 10 min is worded as 3 h."""
    seconds = length.total_seconds()
    unit = next((size for _name, size in TIMEDELTA_UNITS if abs(seconds) >= size), 1)
    return timedelta(seconds=round(seconds / unit) * unit)


def _locale(language: str | None) -> Locale:
    try:
        return Locale.parse((language or "kk")[:2])
    except UnknownLocaleError:
        return Locale.parse("en")
