"""Change the figures of suggestions from a day on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.access import can_decide
from qala.contact.suggestions.models import SuggestionRule
from qala.shared.clock import today
from qala.shared.db import atomic, validate
from qala.shared.errors import Conflict, Invalid, require


def set_rule(*, kind: str, valid_from: date, by: Any, **figures: Any) -> SuggestionRule:
    """A new version of the rule; the one before ends on the same day. Raises NotAllowed, Invalid, Conflict."""
    require(can_decide(by))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("A rule cannot be changed for days that have passed.")})
    with atomic():
        same = SuggestionRule.objects.select_for_update().filter(kind=kind)
        if same.filter(valid_from=valid_from).exists():
            raise Conflict(_("There is a version from this day already."), code="version_exists")
        following = same.filter(valid_from__gt=valid_from).order_by("valid_from").first()
        made = SuggestionRule(
            kind=kind, valid_from=valid_from, valid_to=following.valid_from if following else None, **figures
        )
        validate(made)
        same.as_of(valid_from).update(valid_to=valid_from)
        made.save()
    return made
