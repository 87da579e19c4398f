"""The city's rule, and forgetting what is old."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.access import can_manage
from qala.ground.notifications.models import Dispatch, Notification, NotificationRule, Occasion
from qala.ground.notifications.queries.ruling import rule_of_today
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require

AT_ONCE = 5000


def set_rule(*, valid_from: date, by: Any, **numbers: Any) -> NotificationRule:
    """Other hours and days from a day on; the row before ends on that day. Raises NotAllowed, Invalid, Conflict."""
    require(can_manage(by))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("A rule cannot begin in the past.")})
    with atomic():
        rows = NotificationRule.objects.select_for_update().order_by("valid_from")
        if any(row.valid_from >= valid_from for row in rows):
            raise Conflict(_("There is a rule from this day or a later one already."), code="version_exists")
        NotificationRule.objects.filter(valid_to=None).update(valid_to=valid_from)
        made = NotificationRule.objects.create(valid_from=valid_from, **numbers)
        timeline.add(made, "set_rule", by=by)
    return made


def sweep() -> int:
    """Forget notifications after their days, with the addresses in their dispatches; returns how many."""
    before, count = now() - timedelta(days=rule_of_today().keep_days), 0
    while True:
        old = list(
            Notification.objects.filter(made_at__lt=before)
            .order_by("made_at", "id")
            .values_list("pk", flat=True)[:AT_ONCE]
        )
        with atomic():
            Dispatch.objects.filter(notification_id__in=old).delete()
            Notification.objects.filter(pk__in=old).delete()
        count += len(old)
        if len(old) < AT_ONCE:
            break
    Occasion.objects.filter(made_at__lt=before, notifications=None).delete()
    return count
