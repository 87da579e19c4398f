"""Words of the room for templates."""

from datetime import timedelta
from typing import Any

from django import template
from django.utils.safestring import SafeString

from qala.contact.shifts.rules.states import ICONS, State
from qala.shared.ui.tags.basic import badge
from qala.shared.ui.times import span

register = template.Library()
NONE = "—"


@register.filter
def lasting(seconds: Any) -> str:
    """ "2 hours" in the active language; a dash for None or nothing."""
    return span(timedelta(seconds=float(seconds))) if seconds else NONE


@register.filter
def percent(share: Any) -> str:
    """0.853 → "85 %"; a dash for None."""
    return NONE if share is None else f"{float(share) * 100:.0f} %"


@register.filter
def state_badge(state: str, is_over: bool = False) -> SafeString:
    """A state as word, shape and colour; one that has lasted too long is red."""
    icon, tone = ICONS[State(state)]
    return badge(State(state).label, "bad" if is_over else tone, icon)
