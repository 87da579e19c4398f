"""How the room's templates say times and shares."""

from datetime import timedelta
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.public.published.queries.showing import Shown
from qala.public.published.tables import of

register = template.Library()
_HOUR = timedelta(hours=1)


@register.filter
def as_shown(row: Any) -> Shown:
    """The public face of a row of the list."""
    return of(row)


@register.filter
def span(duration: timedelta | None, nothing: str = "—") -> str:
    """ "40 minutes", "6.5 hours", "3.2 days"; `nothing` where nothing is stated."""
    if duration is None:
        return nothing
    if duration < _HOUR:
        minutes = max(round(duration / timedelta(minutes=1)), 1)
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if duration < 48 * _HOUR:
        return _("%(hours)s h") % {"hours": number_format(round(duration / _HOUR, 1), 1)}
    return _("%(days)s d") % {"days": number_format(round(duration / timedelta(days=1), 1), 1)}


@register.filter
def percent(share: int | None, nothing: str = "—") -> str:
    """ "84 %"."""
    return nothing if share is None else f"{share} %"
