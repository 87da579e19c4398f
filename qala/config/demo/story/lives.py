"""One appeal's life as a generator: it yields the moment of its next step and is woken when that has come.

Every step is an action of `qala.contact.appeals`; the clock stands at the yielded moment while it runs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from qala.config.demo.story import pictures
from qala.config.demo.story.cast import Cast, chance, late_cause
from qala.config.demo.story.drafts import Draft
from qala.config.demo.story.words import complaint, latin, phrase
from qala.contact.appeals import actions
from qala.contact.appeals.actions import Person, Place
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules.counting import registered_at
from qala.shared.clock import city_zone, now

Steps = Iterator[datetime]
HOUR = timedelta(hours=1)
PATIENT = ("quick", "short", "usual", "law")
PHOTO_SHARE, PROOF_SHARE = 0.25, 0.02
FIELDS = ("roads", "winter", "waste", "yards")
"""Groups whose residents and crews send photos."""


@dataclass
class Life:
    """One appeal on its way."""

    draft: Draft
    serial: int
    cast: Cast
    rng: random.Random
    mains: dict[int, int]
    """Serial by index of drafts that others merge into."""
    appeal: Appeal = field(init=False)
    due: dict[str, datetime] = field(default_factory=dict)

    def steps(self) -> Steps:
        """From the receipt to the end, or to wherever the present cuts it off."""
        self._register()
        if self.draft.main is not None:
            yield from self._merge()
            return
        if self.appeal.executor_id is None:
            yield from self._find_executor()
        elif chance(self.rng, 0.025) and not self.draft.is_blackout:
            yield from self._be_returned()
        if self.appeal.executor_id is None:
            return
        if chance(self.rng, 0.03) and not self.draft.is_blackout:
            yield from self._reject()
            return
        yield from self._accept()
        yield from self._work()

    # Receipt

    def _register(self) -> None:
        draft, rng = self.draft, self.rng
        resident = rng.choice(self.cast.residents) if draft.channel == "web" else None
        operator = None if draft.channel == "web" else rng.choice(self.cast.operators)
        address = self._address()
        has_photo = draft.channel in ("web", "messenger") and draft.subject.group in FIELDS
        files = []
        if has_photo and chance(rng, PHOTO_SHARE):
            files.append(
                pictures.store_picture(draft.subject.group, rng, by=resident or operator, is_done=False)
            )
        receipt = actions.register(
            text=self._text(address),
            topic_id=draft.subject.pk,
            channel=draft.channel,
            by=operator,
            language=draft.language,
            place=self._place(address),
            person=self._person(resident),
            resident=resident,
            priority=2 if draft.subject.terms == "rescue" else 0,
            files=files,
            serial=self.serial,
        )
        self.appeal = receipt.appeal
        self.due = {target.kind: target.due_at for target in receipt.targets}

    def _address(self) -> str:
        house = self.draft.house
        if house is None:
            return ""
        return house.address_kk if self.draft.language == "kk" else house.address_ru

    def _text(self, address: str) -> str:
        draft, subject = self.draft, self.draft.subject
        if draft.is_blackout:
            text = phrase("blackout", draft.language, self.rng)
        else:
            topic = subject.name_kk if draft.language == "kk" else subject.name_ru
            text = complaint(draft.language, subject.group, topic, address, self.rng)
        return latin(text) if draft.is_latin else text

    def _place(self, address: str) -> Place:
        house, rng = self.draft.house, self.rng
        if house is None:
            return Place()
        if self.draft.has_building:
            return Place(lon=house.lon, lat=house.lat, building_id=house.pk, address=address)
        lon, lat = house.lon + rng.uniform(-0.0015, 0.0015), house.lat + rng.uniform(-0.0009, 0.0009)
        return Place(lon=round(lon, 6), lat=round(lat, 6), address=address)

    def _person(self, resident: Any) -> Person:
        if resident is not None:
            return Person(full_name=resident.full_name, email=resident.email, has_agreed=True)
        # 799 is no operator's code: nobody has this number.
        phone = f"+7799{self.rng.randrange(10_000_000):07d}" if self.draft.channel == "phone" else ""
        return Person(phone=phone, flat=str(self.rng.randint(1, 160)) if self.draft.has_building else "")

    # Who does it

    def _find_executor(self) -> Steps:
        """The fallback queue: the desk finds an executor, mostly within the day."""
        if chance(self.rng, 0.12):
            return
        yield self._soon(self.rng.uniform(0.3, 7))
        codes = {"housing": "dep-housing", "lifts": "dep-housing"}
        self._redirect(self.cast.bodies[codes.get(self.draft.subject.group, "akimat-baikonyr")])

    def _be_returned(self) -> Steps:
        """ "Not ours": back to the queue, and on to somebody else."""
        executor = self.cast.executors[self.appeal.executor_id or 0]
        yield self._open_hours(self._soon(self.rng.uniform(0.5, 5)))
        loser_id = self.appeal.executor_id
        self.appeal = actions.give_back(appeal_id=self.serial, reason=self._say("give_back"), by=executor)
        yield self._soon(self.rng.uniform(0.2, 8))
        others = [
            self.cast.bodies[code] for code in ("dep-energy", "dep-housing", "akimat-almaty", "dep-transport")
        ]
        self._redirect(next(pk for pk in self.rng.sample(others, 4) if pk != loser_id))

    def _redirect(self, executor_id: int) -> None:
        operator = self.rng.choice(self.cast.operators)
        self.appeal = actions.redirect(
            appeal_id=self.serial, executor_id=executor_id, reason=self._say("redirect"), by=operator
        )
        accept = self.appeal.targets.filter(kind="accept", met_at=None, cancelled_at=None).first()
        if accept is not None:
            self.due["accept"] = accept.due_at

    def _merge(self) -> Steps:
        yield self._soon(self.rng.uniform(0.1, 1.2))
        controller = self.rng.choice(self.cast.operators)
        main = Appeal.objects.get(pk=self.mains[self.draft.main or 0])
        if main.is_open and self.appeal.is_open:
            actions.merge(appeal_id=self.serial, into_id=main.pk, by=controller, note=self._say("merge"))

    # The work

    def _reject(self) -> Steps:
        yield self._open_hours(self._soon(self.rng.uniform(2, 20)))
        self.appeal = actions.reject(
            appeal_id=self.serial, reason=self._say("reject"), by=self.rng.choice(self.cast.controllers)
        )

    def _accept(self) -> Steps:
        late = chance(self.rng, self._late_share() * 0.7)
        yield self._towards(self.due.get("accept", now() + HOUR), late, self.rng.betavariate(1.4, 2.2))
        self.appeal = actions.accept(appeal_id=self.serial, by=self._executor)

    def _work(self) -> Steps:
        """From the acceptance to the answer, and what follows."""
        is_late = chance(self.rng, self._late_share())
        if is_late and chance(self.rng, 0.12):
            return  # Forgotten: stays overdue.
        answer_at = self._answer_at(is_late)
        first_due = self.due.get("first_answer")
        if first_due is not None and answer_at > first_due and chance(self.rng, 0.9):
            yield from self._say_something(first_due)
            answer_at = self._answer_at(is_late) if now() >= answer_at else answer_at
        if self.draft.subject.terms in PATIENT and chance(self.rng, 0.04):
            yield from self._extend()
            answer_at = self._answer_at(is_late)
        yield max(answer_at, now() + timedelta(minutes=5))
        self._answer()
        yield from self._afterwards()

    def _answer_at(self, is_late: bool) -> datetime:
        if self.draft.is_blackout:
            return self.draft.at + timedelta(hours=self.rng.uniform(1.8, 4.5))
        resolve = self.due.get("resolve", now() + 24 * HOUR)
        return self._towards(resolve, is_late, self.rng.betavariate(2.0, 2.2))

    def _say_something(self, first_due: datetime) -> Steps:
        """A plan, a question or a word before the first answer is due (or a little after)."""
        late = chance(self.rng, self._late_share() * 0.5)
        yield self._towards(first_due, late, self.rng.betavariate(2, 2))
        how = self.rng.random()
        if how < 0.55:
            day = now().astimezone(city_zone()).date() + timedelta(days=self.rng.randint(1, 6))
            self.appeal = actions.plan(
                appeal_id=self.serial, planned_on=day, by=self._executor, note=self._say("plan")
            )
        elif how < 0.8:
            self.appeal = actions.note(
                appeal_id=self.serial, text=self._say("note"), by=self._executor, is_public=True
            )
        else:
            yield from self._ask()

    def _ask(self) -> Steps:
        self.appeal = actions.ask(appeal_id=self.serial, question=self._say("question"), by=self._executor)
        yield self._soon(self.rng.uniform(1, 50))
        who = (
            self.rng.choice(self.cast.operators) if self.appeal.resident_id is None else self.appeal.resident
        )
        self.appeal = actions.reply(appeal_id=self.serial, text=self._say("reply"), by=who)
        self._look_at_term()

    def _extend(self) -> Steps:
        yield self._open_hours(self._soon(self.rng.uniform(1, 12)))
        head = self.cast.heads[self.appeal.executor_id or 0]
        days = self.rng.choice((3, 5, 10))
        self.appeal = actions.extend(
            appeal_id=self.serial, amount=days, unit="working_days", reason=self._say("extend"), by=head
        )
        self._look_at_term()

    def _answer(self) -> None:
        what = "blackout_answer" if self.draft.is_blackout else "answer"
        share = 0.12 if self.draft.subject.group in FIELDS else PROOF_SHARE
        files = []
        if chance(self.rng, share):
            files.append(
                pictures.store_picture(self.draft.subject.group, self.rng, by=self._executor, is_done=True)
            )
        self.appeal = actions.answer(
            appeal_id=self.serial,
            text=self._say(what),
            by=self._executor,
            files=files,
            late_cause=late_cause(self.draft.subject.group, self.rng),
        )

    def _afterwards(self) -> Steps:
        """Control closes most; a few are opened again and done once more."""
        controller = self.rng.choice(self.cast.controllers)
        if chance(self.rng, 0.025):
            yield self._open_hours(self._soon(self.rng.uniform(4, 70)))
            self.appeal = actions.reopen(appeal_id=self.serial, reason=self._say("reopen"), by=controller)
            self._look_at_term()
            yield self._answer_at(chance(self.rng, self._late_share()))
            self._answer()
        if chance(self.rng, 0.45):
            yield self._open_hours(self._soon(self.rng.uniform(3, 90)))
            self.appeal = actions.close(appeal_id=self.serial, by=controller)

    # When

    @property
    def _executor(self) -> Any:
        return self.cast.executors[self.appeal.executor_id or 0]

    def _late_share(self) -> float:
        return self.cast.late_share(self.appeal.executor_id)

    def _say(self, what: str) -> str:
        return phrase(what, self.draft.language, self.rng)

    def _soon(self, hours: float) -> datetime:
        return now() + timedelta(hours=hours)

    def _open_hours(self, moment: datetime) -> datetime:
        """The moment, or the executor's next opening and a little more."""
        schedule = schedule_for(book().calendar_of(self.appeal.executor_id))
        opens = registered_at(moment, schedule)
        return opens if opens == moment else opens + timedelta(minutes=self.rng.uniform(5, 150))

    def _towards(self, due: datetime, is_late: bool, share: float) -> datetime:
        """A moment before the end of a term, or some time after it when the executor is late."""
        start = now()
        if is_late or due <= start:
            over = max(due - self.appeal.received_at, HOUR) * self.rng.expovariate(1 / 0.35)
            return self._open_hours(max(due, start) + over + timedelta(minutes=10))
        wanted = self._open_hours(start + (due - start) * share)
        # Opening hours may push it past the end; whoever is punctual answers in the last minutes before it.
        return wanted if wanted < due else start + (due - start) * self.rng.uniform(0.8, 0.99)

    def _look_at_term(self) -> None:
        """A pause or an extension has moved the end; a reopening has set a new one."""
        resolve = self.appeal.targets.filter(kind="resolve", met_at=None, cancelled_at=None).first()
        if resolve is not None:
            self.due["resolve"] = resolve.due_at
