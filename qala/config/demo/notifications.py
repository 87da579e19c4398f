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
from qala.ground.notifications.actions import save_words
from qala.ground.notifications.actions.messages import (
    approve_message,
    save_message,
    send_message,
    submit_message,
)
from qala.ground.notifications.actions.notify import history
from qala.ground.notifications.actions.send import settle, take
from qala.ground.notifications.actions.words import Place
from qala.ground.notifications.models import CityMessage, Notification, Occasion, Wording
from qala.ground.notifications.rules.channels import LEAVING
from qala.ground.notifications.senders.base import Outcome
from qala.ground.people.models import User
from qala.shared.clock import now, travel
from qala.shared.errors import Conflict

MADE = (Occasion, Notification, Wording, CityMessage)
"""What a sweep takes away, with all that hangs on it."""
Moment = tuple[datetime, Callable[[], Any]]
ESCALATIONS, GIVEN = 10, 4

# (days before the present, is it urgent, titles, texts): in Kazakh and in Russian.
MESSAGES = (
    (6, True, "Сәрсенбіде 10:00–18:00 ыстық су болмайды", "В среду с 10:00 до 18:00 не будет горячей воды",
     "Жылу желісі жөнделеді. Суды алдын ала жинап қойыңыз.",
     "Ремонт тепловой сети. Запаситесь водой заранее."),
    (3, True, "Бүгін кешке қатты жел", "Сегодня вечером сильный ветер",
     "Жел 20 м/с-қа дейін күшейеді, көлікті ағаш түбіне қоймаңыз.",
     "Ветер до 20 м/с, не ставьте машины у деревьев."),
    (1, False, "13-автобустың бағыты өзгерді", "Изменён маршрут автобуса 13",
     "Көпір жөнделіп жатқандықтан автобус айналма жолмен жүреді.",
     "Из-за ремонта моста автобус идёт в объезд."),
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
    """Written by one, approved by another, sent; the last one waits for its second person."""
    writer = User.objects.filter(duties__role="content_editor").order_by("pk").first()
    controllers = User.objects.filter(duties__role="controller").order_by("pk")
    second = controllers.exclude(pk=writer.pk).first() if writer else None
    if writer is None or second is None:
        return
    for days, *words in MESSAGES:
        yield until - timedelta(days=days), partial(_told, words, writer, second)
    yield until - timedelta(hours=1), partial(_told, MESSAGES[0][1:], writer, None)


def _told(words: Any, writer: User, second: User | None) -> None:
    is_urgent, title_kk, title_ru, text_kk, text_ru = words
    row = save_message(
        message_id=None, audience="everyone", place="", by=writer, is_urgent=is_urgent,
        title_kk=title_kk, title_ru=title_ru, text_kk=text_kk, text_ru=text_ru,
    )  # fmt: skip
    # The columns of `Stamped` go by the machine's clock.
    CityMessage.objects.filter(pk=row.pk).update(created_at=now())
    try:
        submit_message(message_id=row.pk, by=writer)
    except Conflict:  # a city without residents
        return
    if second is not None:
        approve_message(message_id=row.pk, by=second)
        send_message(message_id=row.pk)


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
