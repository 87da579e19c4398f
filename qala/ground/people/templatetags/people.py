"""How duties and phones are shown."""

from datetime import timedelta

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qala.ground.people.models import Duty
from qala.ground.people.rules import phones
from qala.shared import clock
from qala.shared.ui.tags.basic import badge, day

register = template.Library()


@register.filter
def phone(number: str | None) -> str:
    """A number as people read it; a dash for none."""
    return phones.for_people(number) if number else "—"


@register.simple_tag
def last_day(duty: Duty) -> SafeString | str:
    """The last day on which the duty holds: the day before `valid_to`."""
    return day(duty.valid_to - timedelta(days=1)) if duty.valid_to else "—"


@register.simple_tag
def duty_badge(duty: Duty) -> SafeString:
    """Whether the duty holds today, is still to come, or is over."""
    today = clock.today()
    if duty.is_valid_on(today):
        return badge(_("today"), "good", "circle-check")
    if duty.valid_from > today and duty.valid_to != duty.valid_from:
        return badge(_("later"), "info", "clock")
    return badge(_("over"), "neutral", "circle-minus")
