"""Letters of the demonstration's mailbox: some wait for the desk, the others are settled."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from django.db import transaction

from qala.config.demo.story.player import fast
from qala.config.demo.suggestions import told_last
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.mailbox.actions import join, set_aside, take_in
from qala.contact.mailbox.models import Letter
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.shared.clock import city_zone, today, travel
from qala.shared.live import hushed

# (hours before the present, what becomes of it, subject, text)
LETTERS = (
    (1, "", "Подъезде жарық жоқ", "Сәлеметсіз бе! Үшінші күн болды, бірінші подъезде жарық жоқ, кешке қараңғы. Шамды ауыстырып беруіңізді сұраймын."),  # noqa: E501
    (3, "", "Не вывозят мусор во дворе", "Здравствуйте. Контейнеры переполнены с понедельника, мусор лежит рядом. Просим вывезти и поставить ещё один бак."),  # noqa: E501
    (5, "", "Аялдамадағы мұз", "Аялдаманың алды көктайғақ, кеше бір адам құлап қалды. Құм сеуіп беріңіздерші."),
    (9, "", "Вопрос", "Подскажите, когда у нас в доме включат отопление? В квартире 14 градусов, дома маленькие дети."),
    (26, "done", "Рақмет", "Жөндеу бригадасына рақмет айтамын, бәрін тез әрі таза істеп кетті."),
    (30, "junk", "Предложение о сотрудничестве", "Предлагаем сувенирную продукцию с логотипом по выгодным ценам."),
    (40, "joined", "Дополнение к обращению", "Добавляю: ночью стало ещё хуже, вода идёт в подвал. Прошу учесть."),
    (52, "automatic", "Автоответ: я в отпуске", "Меня не будет на месте до конца месяца."),
)  # fmt: skip


def make_letters(*, seed: int, until: datetime) -> None:
    """One of each kind of outcome, and some that wait."""
    writers = list(User.objects.filter(kind="resident").order_by("pk"))
    holders = Duty.objects.as_of(today()).filter(role=roles.OPERATOR).values("user_id")
    desk = User.objects.filter(pk__in=holders, is_active=True).order_by("pk").first()
    if not writers or desk is None:
        return
    rng = random.Random(f"{seed} letters")
    with transaction.atomic(), fast(), hushed():
        for hours, outcome, subject, text in LETTERS:
            writer, at = rng.choice(writers), until - timedelta(hours=hours)
            with travel(at):
                letter = take_in(_raw(writer, subject, text, at, is_automatic=outcome == "automatic"))
            if letter is not None and letter.is_new:
                with travel(at + timedelta(minutes=rng.randint(4, 50))):
                    _settle(letter, outcome, desk)


def _raw(writer: User, subject: str, text: str, at: datetime, *, is_automatic: bool) -> bytes:
    made = EmailMessage()
    made["From"] = formataddr((writer.full_name, str(writer.email)))
    made["To"] = "109@city.example"
    made["Subject"] = subject
    made["Date"] = format_datetime(at.astimezone(city_zone()))
    made["Message-ID"] = f"<{int(at.timestamp())}@example.org>"
    if is_automatic:
        made["Auto-Submitted"] = "auto-replied"
    made.set_content(text)
    return made.as_bytes()


def _settle(letter: Letter, outcome: str, desk: User) -> None:
    if outcome in ("done", "junk"):
        set_aside(letter_id=letter.pk, state=outcome, by=desk)
    elif outcome == "joined":
        # One that is over and quiet, so that nothing of its life comes after.
        ended = Appeal.objects.exclude(stage__in=OPEN_STAGES).filter(changed_at__lt=letter.received_at)
        quiet = (
            one for one in ended.order_by("-changed_at", "-pk")[:50] if told_last(one) < letter.received_at
        )
        if (appeal := next(quiet, None)) is not None:
            join(letter_id=letter.pk, number=appeal.number, by=desk)
