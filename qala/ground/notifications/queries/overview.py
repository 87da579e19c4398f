"""How the channels are."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q

from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.rules.channels import LEAVING, WAITING, DispatchState
from qala.ground.notifications.senders import base
from qala.ground.notifications.senders.mail import CONSOLE
from qala.ground.people import sms
from qala.shared.clock import now

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """One channel: `mode` is off, kept (the demonstration keeps messages here) or on; counts of the last day."""

    channel: Any
    mode: str
    waiting: int
    sent: int
    failed: int
    dead: int
    last_sent_at: Any


def standings() -> list[Standing]:
    """Every channel that leaves the house. Two queries."""
    since = now() - DAY
    recent = Q(made_at__gte=since)
    counted = (
        Dispatch.objects.filter(Q(state__in=[*WAITING, DispatchState.DEAD]) | recent)
        .order_by()
        .values("channel")
        .annotate(
            waiting=Count("pk", filter=Q(state__in=WAITING)),
            sent=Count("pk", filter=recent & Q(state__in=(DispatchState.SENT, DispatchState.KEPT))),
            failed=Count("pk", filter=Q(state=DispatchState.FAILED)),
            dead=Count("pk", filter=Q(state=DispatchState.DEAD)),
            last=Max("sent_at"),
        )
    )
    known: dict[str, Any] = {row["channel"]: row for row in counted}
    return [_standing(channel, known.get(channel.value, {})) for channel in LEAVING]


def mode_of(channel: str) -> str:
    """off, kept or on."""
    if channel not in base.offered():
        return "off"
    is_kept = {"email": settings.EMAIL_BACKEND == CONSOLE, "sms": not sms.is_available()}
    return "kept" if is_kept.get(channel, False) else "on"


def _standing(channel: Any, row: dict[str, Any]) -> Standing:
    counts = {name: row.get(name, 0) for name in ("waiting", "sent", "failed", "dead")}
    return Standing(channel, mode_of(channel.value), last_sent_at=row.get("last"), **counts)
