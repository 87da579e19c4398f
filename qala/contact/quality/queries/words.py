"""Figures as people read them, in the active language."""

from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from qala.contact.catalog.queries import book
from qala.contact.quality.rules.measures import Measure
from qala.contact.quality.rules.periods import Period
from qala.ground.places.queries.hits import district_label

NOTHING = "—"


def number(value: float, decimals: int = 0) -> str:
    """Rounded (Django's own formatting cuts off), thousands apart."""
    return number_format(round(value, decimals), decimals, force_grouping=True)


def percent(share: float | None) -> str:
    """ "84.3 %", a dash where there is nothing to divide by."""
    return NOTHING if share is None else f"{number(share * 100, 1)} %"


def shown(measure: Measure, value: float | None) -> str:
    """A count or a share."""
    if value is None:
        return NOTHING
    return percent(value) if measure.of else number(value)


def duration(minutes: float | None) -> str:
    """Minutes, hours or days, whichever is short to read."""
    if minutes is None:
        return NOTHING
    if minutes < 90:
        return _("%(n)s min") % {"n": number(minutes)}
    if minutes < 48 * 60:
        return _("%(n)s h") % {"n": number(minutes / 60, 1)}
    return _("%(n)s d") % {"n": number(minutes / 1440, 1)}


def span(period: Period) -> str:
    """ "01.03.2026 – 31.03.2026"."""
    first, last = (date_format(day, "SHORT_DATE_FORMAT") for day in (period.first, period.last))
    return first if first == last else f"{first} – {last}"


def label_of(by: str, key: Any) -> str:
    """The name of one line."""
    known = book()
    if by == "day":
        return date_format(key, "SHORT_DATE_FORMAT")
    pk = int(str(key))
    if not pk:
        return _("none")
    if by == "executor":
        return known.executor_name(pk)
    if by == "topic":
        return known.topic_name(pk)
    if by == "group":
        return next((t.group.name for t in known.topics.values() if t.group_id == pk), str(pk))
    if by == "channel":
        channel = known.channels_by_id.get(pk)
        return channel.name if channel else str(pk)
    return district_label(pk)
