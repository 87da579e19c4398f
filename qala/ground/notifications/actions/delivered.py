"""What an SMS gateway reports about messages that it took."""

from collections.abc import Iterable

from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.models.dispatch import Delivery
from qala.ground.notifications.rules.channels import Channel, DispatchState
from qala.ground.notifications.rules.reports import Report
from qala.shared.clock import now
from qala.shared.db import atomic


def note_reports(*, reports: Iterable[Report]) -> int:
    """How many changed something. Unknown ids, repeats and what comes late change nothing; "arrived" stands against a
    later "lost", for a phone has shown it. What we took for failed and has arrived after all is not sent again."""
    at, changed = now(), 0
    with atomic():
        for report in sorted(reports, key=lambda each: each.key):
            rows = Dispatch.objects.filter(key=report.key, channel=Channel.SMS)
            if not report.has_arrived:
                changed += rows.filter(delivery=Delivery.UNKNOWN).update(
                    delivery=Delivery.UNDELIVERED, delivered_at=at
                )
                continue
            fresh = rows.exclude(delivery=Delivery.DELIVERED)
            changed += fresh.update(delivery=Delivery.DELIVERED, delivered_at=at)
            rows.filter(state__in=(DispatchState.FAILED, DispatchState.DEAD)).update(
                state=DispatchState.SENT, sent_at=at
            )
    return changed
