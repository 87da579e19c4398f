"""Words for differences of plans."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Constraint, ItemKind

register = template.Library()
FIELDS = {
    "name": pgettext_lazy("import", "Name"),
    "parent": pgettext_lazy("plan", "In the group"),
    "kind": _("Kind"),
    "duration_days": _("Working days"),
    "planned_start": _("Planned start"),
    "planned_finish": _("Planned finish"),
    "constraint": _("Constraint"),
    "constraint_on": _("Day of the constraint"),
    "budget": _("Budget"),
    "calendar": _("Work calendar"),
    "links": pgettext_lazy("plan", "After"),
}
WORDS = {**dict(Constraint.choices), **dict(ItemKind.choices)}


@register.filter
def plan_field(name: str) -> Any:
    """A field of a row in words."""
    return FIELDS.get(name, name)


@register.filter
def plan_value(value: Any) -> str:
    """A value of a row in words; links as MS Project writes them (3FS+2)."""
    if isinstance(value, tuple):
        return ", ".join(_link(each) for each in value) or "–"
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal):
        return number_format(value, use_l10n=True, force_grouping=True)
    return str(WORDS.get(value, value)) if value not in (None, "") else "–"


def _link(link: Any) -> str:
    lag = f"{link.lag_days:+d}" if link.lag_days else ""
    return f"{link.before} {link.kind}{lag}"
