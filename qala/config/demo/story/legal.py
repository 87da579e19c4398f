"""Appeals under the law: a few lives with extensions, hearings, forwarded parts, conversions and escalations.

Each is played to its end through the actions of the house, the clock standing at every step; the sweep and the ladder
run between the steps over the appeal at hand.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from qala.config.demo.story.cast import Cast, late_cause
from qala.contact.appeals import actions
from qala.contact.appeals.actions import Person, Place
from qala.contact.appeals.actions.escalate import escalate
from qala.contact.appeals.actions.hearing import earliest
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.means import Means
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.procedures import TermKind
from qala.contact.mailbox.actions import hand_over
from qala.contact.mailbox.actions.outgoing import NOTICES
from qala.contact.mailbox.models import BY_HAND, OutgoingLetter
from qala.ground.calendars.queries import schedule_for
from qala.ground.people.rules.iin import check_digit
from qala.shared.clock import now, today, travel
from qala.shared.live import hushed

DAY = timedelta(days=1)
# kk, ru
ASKS = [
    (
        "Ауламыздағы балалар алаңын жөндеуді және қоршау орнатуды сұраймыз.",
        "Просим отремонтировать детскую площадку во дворе и установить ограждение.",
    ),
    (
        "Үйіміздің жанындағы жаяу жүргіншілер жолына жарық орнатуды өтінемін.",
        "Прошу установить освещение на пешеходной дорожке у нашего дома.",
    ),
    (
        "Кіреберістегі лифтіні ауыстыру мерзімі туралы ресми жауап беруіңізді сұраймын.",
        "Прошу дать официальный ответ о сроках замены лифта в подъезде.",
    ),
    (
        "Жылу үшін есептелген төлемнің дұрыстығын тексеріп, қайта есептеуді сұраймын.",
        "Прошу проверить начисления за отопление и сделать перерасчёт.",
    ),
]
DONE = (
    "Өтінішіңіз қаралды: комиссия орнында болып, жұмыстар жоспарға енгізілді және биыл орындалады.",
    "Ваше обращение рассмотрено: комиссия выехала на место, работы включены в план и будут выполнены в этом году.",
)
REFUSED = (
    "Комиссия қорытындысы бойынша сұралған жұмыстарға негіз жоқ, сондықтан өтініш қанағаттандырылмады.",
    "По заключению комиссии оснований для запрошенных работ нет, поэтому в удовлетворении отказано.",
)
EXPERT = ("Қосымша сараптама жүргізу қажет.", "Требуется дополнительная экспертиза.")
THEIRS = ("Мәселе басқа ұйымның құзыретіне жатады.", "Вопрос относится к компетенции другой организации.")
PART = ("Жол жабынын қалпына келтіру бөлігі.", "Часть о восстановлении дорожного покрытия.")
HEARD = (
    "Өтініш беруші пікірін айтты, ұстанымы өзгерген жоқ.",
    "Заявитель высказал мнение, позиция не изменилась.",
)
ROOM = ("Әкімдік, 214-бөлме", "Акимат, кабинет 214")
FRESH = timedelta(days=2)
"""Letters as new as this still wait for somebody's hands."""
SHARE, MOST = 150, 24
"""One such appeal for so many operational ones, and no more than these."""


@dataclass
class LegalLife:
    """One appeal under the law, its people and its language."""

    cast: Cast
    rng: random.Random
    until: datetime
    number: int
    appeal: Appeal | None = None

    @property
    def tongue(self) -> int:
        """Index into pairs of texts: 0 Kazakh, 1 Russian."""
        return self.number % 2

    def play(self) -> None:
        """From the receipt to wherever the present cuts it off."""
        tale = TALES[self.number % len(TALES)]
        at = self.until - timedelta(days=self.rng.uniform(*tale.days_ago))
        self._at(at.replace(hour=5, minute=self.rng.randrange(60)), self._register)
        for days, act in tale.steps:
            moment = at + days * DAY
            if moment >= self.until:
                break
            self._at(moment.replace(hour=6, minute=self.rng.randrange(60)), partial(act, self))
        self._sweep(self.until)

    def _at(self, moment: datetime, act: Callable[[], None]) -> None:
        if self.appeal is not None:
            self._sweep(moment)
        with travel(moment):
            act()
        if moment < self.until - FRESH:
            with travel(moment + timedelta(minutes=self.rng.randint(8, 40))):
                self._hand_over()

    def _hand_over(self) -> None:
        """Its letters reach the applicant; of a decision that must be told the tale itself tells."""
        rows = OutgoingLetter.objects.filter(appeal=self.mine, state__in=BY_HAND).exclude(kind__in=NOTICES)
        for row in rows.order_by("pk"):
            means = Means.BY_HAND if row.letter_id is None else Means.POST
            hand_over(outgoing_id=row.pk, means=means, by=self.rng.choice(self.cast.controllers))

    def _sweep(self, at: datetime) -> None:
        """What the job does every minute, at the moments that have something for it."""
        among = Q(appeal_id=self.mine.pk)
        while (moment := self._next_moment()) is not None and moment < at:
            with travel(moment + timedelta(seconds=30)):
                sweep(among=among)
                escalate(among=among)

    def _next_moment(self) -> datetime | None:
        moments: list[datetime | None] = []
        for target in self.mine.targets.filter(met_at=None, cancelled_at=None, paused_since=None):
            moments.append(target.escalate_at)
            if target.breached_at is None:
                moments += [target.due_at, target.warn_at if target.warned_at is None else None]
        return min((moment for moment in moments if moment is not None), default=None)

    @property
    def mine(self) -> Appeal:
        """The appeal as its last step left it."""
        assert self.appeal is not None
        return self.appeal

    def _person(self) -> Person:
        stem = f"{self.rng.randrange(60, 99)}0{self.rng.randrange(1, 10)}1{self.rng.randrange(0, 10)}300"
        while check_digit(iin := f"{stem}{self.rng.randrange(100):02d}") is None:
            continue
        name = (f"Тұрғын {self.number + 1}", f"Житель {self.number + 1}")[self.tongue]
        house = self.rng.choice(self.cast.houses)
        address = (house.address_kk, house.address_ru)[self.tongue]
        phone = f"+7799{self.rng.randrange(10_000_000):07d}"
        return Person(name, phone, "", "", True, f"{iin}{check_digit(iin)}", address)

    def _register(self) -> None:
        house = self.rng.choice(self.cast.houses)
        subjects = [one for several in self.cast.subjects.values() for one in several]
        words: dict[str, Any] = {
            "text": ASKS[self.number // 2 % len(ASKS)][self.tongue],
            "topic_id": self.rng.choice(subjects).pk,
            "channel": "desk",
            "language": ("kk", "ru")[self.tongue],
            "place": Place(lon=house.lon, lat=house.lat, building_id=house.pk, address=house.address_ru),
            "person": self._person(),
            "executor_id": self.rng.choice(self._bodies()),
            "by": self.rng.choice(self.cast.operators),
        }
        tale = TALES[self.number % len(TALES)]
        if tale.is_converted:
            case = actions.register(**words).appeal
            self.appeal = actions.convert(
                appeal_id=case.pk, procedure=tale.procedure, has_consented=True, by=words["by"]
            )
        else:
            self.appeal = actions.register(**words, procedure=tale.procedure).appeal

    def act(self, verb: str, by: Any, **words: Any) -> None:
        """One step by a person."""
        done = actions.STEPS[verb](appeal_id=self.mine.pk, by=by, **words)
        self.appeal = done if done.pk == self.mine.pk else Appeal.objects.get(pk=self.mine.pk)

    @property
    def executor(self) -> Any:
        """Who works on it."""
        return self.cast.executors[self.mine.executor_id or 0]

    @property
    def head(self) -> Any:
        """Who decides there."""
        return self.cast.heads[self.mine.executor_id or 0]

    @property
    def other(self) -> int:
        """Another body."""
        return self.rng.choice([pk for pk in self._bodies() if pk != self.mine.executor_id])

    def _bodies(self) -> list[int]:
        """Who may get an appeal on the day."""
        return [pk for pk in sorted(self.cast.executors) if book().is_executor_active(pk, today())]

    def say(self, pair: tuple[str, str]) -> str:
        """In the appeal's language."""
        return pair[self.tongue]


Act = Callable[[LegalLife], None]


def _accept(life: LegalLife) -> None:
    life.act("accept", life.executor)


def _extend(life: LegalLife) -> None:
    life.act("extend", life.head, amount=10, unit="working_days", reason=life.say(EXPERT))


def _inform(life: LegalLife) -> None:
    life.act("inform", life.executor, means=life.rng.choice(("post", "phone", "email")))


def _answer(life: LegalLife) -> None:
    life.act("answer", life.executor, text=life.say(DONE), late_cause=late_cause("", life.rng))


def _refuse(life: LegalLife) -> None:
    cause = late_cause("", life.rng)
    life.act("answer", life.executor, text=life.say(REFUSED), is_unfavourable=True, late_cause=cause)


def _call(life: LegalLife) -> None:
    words = {"place": life.say(ROOM), "draft": life.say(REFUSED)}
    bound = book().bound(life.mine.procedure_id, TermKind.HEARING_AHEAD, today())
    schedule = schedule_for(book().calendar_of(life.mine.executor_id))
    planned_at = earliest(now(), bound, schedule) + timedelta(hours=1)
    life.act("call_hearing", life.executor, planned_at=planned_at, **words)


def _hold(life: LegalLife) -> None:
    life.act("hold_hearing", life.executor, has_come=True, minutes=life.say(HEARD))


def _redirect(life: LegalLife) -> None:
    by = life.rng.choice(life.cast.operators)
    life.act("redirect", by, executor_id=life.other, reason=life.say(THEIRS))


def _split(life: LegalLife) -> None:
    by = life.rng.choice(life.cast.operators)
    life.act("split", by, executor_id=life.other, text=life.say(PART), reason=life.say(THEIRS))


def _pause(life: LegalLife) -> None:
    life.act("pause", life.head, cause="pause-expertise")


@dataclass(frozen=True)
class Tale:
    """How long ago it began (days), and its steps by day."""

    days_ago: tuple[float, float]
    steps: tuple[tuple[float, Act], ...]
    procedure: str = "administrative"
    is_converted: bool = False


TALES = (
    Tale((25, 60), ((1, _accept), (12, _answer))),
    Tale((20, 40), ((1, _accept), (14, _extend), (16, _inform), (33, _answer))),
    Tale((30, 60), ((2, _accept), (6, _call), (14, _hold), (16, _refuse))),
    Tale((40, 60), ((1, _accept),)),
    Tale((4, 12), ((2, _redirect), (3, _inform), (5, _accept))),
    Tale((5, 14), ((1, _accept), (2, _split), (4, _inform))),
    Tale((6, 16), ((1, _accept), (9, _call)), is_converted=True),
    Tale((12, 20), ((1, _accept), (5, _answer)), procedure="simplified"),
    Tale((40, 60), ((1, _accept), (35, _answer))),
    Tale((8, 14), ((1, _accept), (4, _pause))),
    Tale((2, 6), ((1, _accept),)),
    Tale((1, 2), ()),
)


def play_legal(count: int, *, seed: int, until: datetime, cast: Cast | None = None) -> int:
    """Live as many appeals under the law as fit beside `count` operational ones; returns how many."""
    wanted = min(MOST, count // SHARE)
    if not wanted:
        return 0
    cast = cast or Cast.gather()
    with hushed(), transaction.atomic():
        for number in range(wanted):
            LegalLife(cast, random.Random(f"{seed} legal {number}"), until, number).play()
    return wanted
