"""What a message of the city says, and how it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from qala.ground.notifications.models import CityMessage, Dispatch, Notification
from qala.ground.notifications.rules.channels import LEAVING, WAITING, Channel, DispatchState
from qala.ground.notifications.rules.segments import Size, size_of
from qala.shared.languages import LANGUAGES

GONE = (DispatchState.SENT, DispatchState.KEPT)


@dataclass(frozen=True)
class Spoken:
    """The message in one language; `is_own` False where another language's words stand in. `sms`: its size."""

    language: str
    title: str
    text: str
    is_own: bool
    sms: Size


@dataclass(frozen=True)
class Way:
    """One channel: how many were or would be told; of what was sent: what waits, left, was given up."""

    label: Any
    planned: int
    waiting: int = 0
    gone: int = 0
    lost: int = 0


def spoken_in(row: CityMessage) -> list[Spoken]:
    """All three languages."""
    return [
        Spoken(
            language,
            row.said("title", language),
            row.said("text", language),
            bool(getattr(row, f"text_{language}")),
            size_of(row.said("title", language)),
        )
        for language in LANGUAGES
    ]


def ways_of(row: CityMessage) -> list[Way]:
    """The channels with what was counted beforehand, and, once it was sent, how it goes. At most two queries."""
    if row.stage != CityMessage.Stage.SENT:
        return [Way(channel.label, row.forecast.get(channel.value, 0)) for channel in Channel]
    mine = Q(notification__occasion__about=row.about, notification__occasion__kind__startswith="city.")
    counted = Dispatch.objects.filter(mine).order_by().values("channel")
    told = {
        each["channel"]: each
        for each in counted.annotate(
            all=Count("pk"),
            waiting=Count("pk", filter=Q(state__in=[*WAITING, DispatchState.SENDING])),
            gone=Count("pk", filter=Q(state__in=GONE)),
            lost=Count("pk", filter=Q(state=DispatchState.DEAD) | Q(delivery="undelivered")),
        )
    }
    shown = Notification.objects.filter(
        occasion__about=row.about, occasion__kind__startswith="city.", is_shown=True
    ).count()
    ways = [Way(Channel.IN_APP.label, shown, gone=shown)]
    for channel in LEAVING:
        counts: Mapping[str, Any] = told.get(channel.value, {})
        whole, waiting, gone, lost = (counts.get(name, 0) for name in ("all", "waiting", "gone", "lost"))
        ways.append(Way(channel.label, whole, waiting, gone, lost))
    return ways


def language_names() -> dict[str, str]:
    """For heads of previews."""
    return {"kk": _("In Kazakh"), "ru": _("In Russian"), "en": _("In English")}
