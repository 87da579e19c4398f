"""The city's numbers and map links."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.fieldwork.access import RULES
from qala.contact.fieldwork.models import FieldRule, NavigationLink
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

SCHEMES = ("https://", "geo:")


def set_rule(*, valid_from: date, by: Any, **numbers: int) -> FieldRule:
    """New numbers from a day on; the row before ends on that day. Raises NotAllowed, Invalid, Conflict."""
    require(can(by, RULES))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("A rule cannot begin in the past.")})
    with atomic():
        rows = FieldRule.objects.select_for_update().order_by("valid_from")
        later = [row for row in rows if row.valid_from >= valid_from]
        if later:
            raise Conflict(_("There is a rule from this day or a later one already."), code="version_exists")
        FieldRule.objects.filter(valid_to=None).update(valid_to=valid_from)
        made = FieldRule.objects.create(valid_from=valid_from, **numbers)
        timeline.add(made, "set_rule", by=by)
    return made


def save_link(*, link: NavigationLink | None, by: Any, **words: Any) -> NavigationLink:
    """Make or change a navigation link. Raises NotAllowed, Invalid (address without place or of another scheme)."""
    require(can(by, RULES))
    template = str(words["template"]).strip()
    if "{lat}" not in template or "{lon}" not in template or not template.startswith(SCHEMES):
        raise Invalid(
            fields={"template": _("The address begins with https:// or geo: and has {lat} and {lon}.")}
        )
    with atomic():
        row = lock(NavigationLink, link.pk) if link is not None else NavigationLink()
        for name, value in words.items():
            setattr(row, name, value)
        row.template = template
        row.save()
        timeline.add(row, "save_link", by=by)
    return row
