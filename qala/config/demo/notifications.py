"""Notifications of the demonstration: messages of the city, terms that ran out, appeals that were given to a body.

Nothing leaves: every dispatch is marked as kept, but for one that a mail server would have refused and one that waits.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from qala.contact.appeals.actions.telling_staff import GRACE, SPAN, tell_assigned, tell_escalated
from qala.contact.appeals.models import Assignment, EscalationNotice
from qala.ground.notifications.actions import Recipient, notify, save_words
from qala.ground.notifications.actions.notify import history
from qala.ground.notifications.actions.send import settle, take
from qala.ground.notifications.actions.words import Place
from qala.ground.notifications.models import Notification, Occasion, Wording
from qala.ground.notifications.rules.channels import LEAVING
from qala.ground.notifications.senders.base import Outcome
from qala.ground.people.models import User
from qala.shared.clock import travel

MADE = (Occasion, Notification, Wording)
"""What a sweep takes away, with all that hangs on it."""
Moment = tuple[datetime, Callable[[], Any]]
ESCALATIONS, GIVEN, LISTENERS = 10, 4, 40

# (days before the present, title, text): in Kazakh and Russian together, as the city writes to all.
MESSAGES = (
    (6, "Сәрсенбіде ыстық су болмайды · В среду не будет горячей воды",
     "Жылу желісі жөнделеді: сәрсенбі, 10:00–18:00.\n\nРемонт тепловой сети: среда, с 10:00 до 18:00."),
    (3, "Қатты жел ескертуі · Штормовое предупреждение",
     "Кешке жел 20 м/с-қа дейін күшейеді, көлікті ағаш түбіне қоймаңыз.\n\nВечером ветер до 20 м/с, не ставьте машины у деревьев."),  # noqa: E501
    (1, "13-автобустың бағыты өзгерді · Изменён маршрут автобуса 13",
     "Көпір жөнделіп жатқандықтан автобус айналма жолмен жүреді.\n\nИз-за ремонта моста автобус идёт в объезд."),
)  # fmt: skip
TEXTS = (
    (Place("city.message", "sms", "kk"), "", "Қала хабары: {title}"),
    (Place("appeals.escalated", "email", "ru"), "Срок обращения {number} подходит к концу",
     "Коллеги, по обращению {number} («{topic}») истекло {share} процентов срока.\n\nОтвет нужен до {due}. Если не успеваете, продлите срок:"),  # noqa: E501
)  # fmt: skip


def make_notifications(*, seed: int, until: datetime) -> None:
    """All of it; nothing in a city without people."""
    admin = User.objects.filter(duties__role="administrator").order_by("pk").first()
    if admin is None:
        return
    rng = random.Random(f"{seed} notifications")
    for place, title, body in TEXTS:
        save_words(place=place, title=title, body=body, by=admin)
    moments = sorted([*_messages(until), *_escalations(until), *_given(until)], key=lambda pair: pair[0])
    for at, tell in moments:
        with travel(at), history():
            tell()
            _keep(rng)
    _some_read(until)


def _messages(until: datetime) -> Iterator[Moment]:
    people = [Recipient(pk) for pk in _residents()]
    for days, title, text in MESSAGES:
        words = {"title": title, "text": text}
        tell = partial(notify, kind="city.message", to=people, words=words, about=f"demo:{days}")
        yield until - timedelta(days=days), tell


def _residents() -> list[int]:
    rows = User.objects.filter(kind=User.Kind.RESIDENT, is_active=True).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:LISTENERS])


def _escalations(until: datetime) -> Iterator[Moment]:
    rows = EscalationNotice.objects.filter(at__lte=until).order_by("-at", "-pk")
    seen = dict.fromkeys(rows.values_list("target_id", "share", "at")[:60])
    for target_id, share, at in list(seen)[:ESCALATIONS]:
        yield at, partial(tell_escalated, target_id=target_id, share=share)


def _given(until: datetime) -> Iterator[Moment]:
    rows = Assignment.objects.filter(until=None, since__lte=until - SPAN - GRACE).order_by("-pk")
    for since in list(rows.values_list("since", flat=True)[:GIVEN]):
        yield since + SPAN + GRACE + timedelta(seconds=1), tell_assigned


def _keep(rng: random.Random) -> None:
    """What was due is kept here; now and then a server says no."""
    for channel in LEAVING:
        rows = take(channel.value)
        settle([(row, _outcome(row.channel, rng)) for row in rows])


def _outcome(channel: str, rng: random.Random) -> Outcome:
    luck = rng.random()
    if channel == "email" and luck < 0.02:
        return Outcome("refused by the mail server", is_final=True)
    if channel == "email" and luck > 0.99:
        return Outcome("no connection (TimeoutError)")
    return Outcome(is_kept=True)


def _some_read(until: datetime) -> None:
    Notification.objects.filter(made_at__lt=until - timedelta(days=2)).update(read_at=until)
