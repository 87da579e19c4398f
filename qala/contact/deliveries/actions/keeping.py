"""How long deliveries are kept, and forgetting the old ones."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.deliveries.access import can_manage
from qala.contact.deliveries.models import Delivery, DeliveryRule, State
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require

AT_ONCE = 5000


def rule_of_today() -> DeliveryRule:
    """The numbers in force; the defaults where the city set none. One query."""
    row = DeliveryRule.objects.as_of(today()).order_by("-valid_from").first()
    return row or DeliveryRule(valid_from=today())


def set_rule(*, valid_from: date, keep_days: int, by: Any) -> DeliveryRule:
    """Another number from a day on; the row before ends on that day. Raises NotAllowed, Invalid, Conflict."""
    require(can_manage(by))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("A rule cannot begin in the past.")})
    with atomic():
        rows = DeliveryRule.objects.select_for_update().order_by("valid_from")
        if any(row.valid_from >= valid_from for row in rows):
            raise Conflict(_("There is a rule from this day or a later one already."), code="version_exists")
        DeliveryRule.objects.filter(valid_to=None).update(valid_to=valid_from)
        made = DeliveryRule.objects.create(valid_from=valid_from, keep_days=keep_days)
        timeline.add(made, "set_rule", by=by)
    return made


def sweep() -> int:
    """Forget deliveries that are through, and those of webhooks out of use, after their days; returns how many.

    What was sent to other systems stays: it is part of its appeal, and keeps it from being sent twice.
    """
    before, count = now() - timedelta(days=rule_of_today().keep_days), 0
    over = Q(state__in=[State.SENT, State.DEAD]) | Q(webhook__is_active=False)
    while True:
        old = Delivery.objects.filter(over, made_at__lt=before).order_by("made_at", "id").values("id")
        gone, _by_model = Delivery.objects.filter(
            id__in=list(old.values_list("id", flat=True)[:AT_ONCE])
        ).delete()
        count += gone
        if gone < AT_ONCE:
            return count
