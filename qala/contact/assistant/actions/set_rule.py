"""Other figures from a day on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.access import can_set
from qala.contact.assistant.models import AssistantRule
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require


def set_rule(*, valid_from: date, by: Any, **figures: int) -> AssistantRule:
    """The row before ends on that day. Raises NotAllowed, Invalid, Conflict."""
    require(can_set(by))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("A rule cannot begin in the past.")})
    with atomic():
        rows = AssistantRule.objects.select_for_update().order_by("valid_from")
        if any(row.valid_from >= valid_from for row in rows):
            raise Conflict(_("There is a rule from this day or a later one already."), code="version_exists")
        AssistantRule.objects.filter(valid_to=None).update(valid_to=valid_from)
        made = AssistantRule.objects.create(valid_from=valid_from, **figures)
        timeline.add(made, "set_rule", by=by)
    return made
