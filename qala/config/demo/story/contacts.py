"""Three months of conversations at the desk: one for each appeal an operator took, and the consultations between."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from qala.config.demo.story import rhythm
from qala.config.demo.story.cast import Cast, Subject, chance
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.contacts.actions import write_many
from qala.contact.contacts.models import Contact, Outcome
from qala.contact.contacts.queries.answering import place_of
from qala.contact.contacts.queries.gate import gate
from qala.contact.contacts.rules.danger import QUESTION, Danger, Sign
from qala.contact.shifts.models import Shift
from qala.shared.clock import city_zone

# For each appeal that an operator took: 15–40 % of contacts end in one (reference: contact-centre.md, section 5).
OTHERS_PER_APPEAL = 1.8
SPOKEN = ("phone", "messenger", "desk", "social")
ENDINGS = {Outcome.CONSULTATION: 90, Outcome.DROPPED: 5, Outcome.TRANSFERRED: 3, Outcome.EMERGENCY: 2}
PASSED = {
    "kk": ("Энергия диспетчері", "Су арнасы диспетчері", "Лифт диспетчері"),
    "ru": ("Диспетчер электросетей", "Диспетчер водоканала", "Диспетчер лифтов"),
}
WORDS = {
    "kk": ("{topic}: қашан реттеледі?", "{topic}. Кімге хабарласу керек?", "{topic}. Қандай құжат керек?",
           "Өтінішімнің жағдайын білгім келеді: {topic}.", "{topic}. Жұмыс уақыты қандай?"),
    "ru": ("{topic}: когда исправят?", "{topic}. Куда обращаться?", "{topic}. Какие нужны документы?",
           "Хочу узнать, что с моим обращением: {topic}.", "{topic}. Какой график работы?"),
}  # fmt: skip
# Shares of the caller's manner: again about the same within days, from an address that the operator wrote down.
AGAIN, WITH_PLACE = 0.13, 0.35
OnDuty = Callable[[datetime], Sequence[Any]]


def make_contacts(cast: Cast, *, until: datetime, seed: int) -> int:
    """Write them; how many. The shifts are there already: who is on one talks."""
    rng, on_duty = random.Random(f"{seed} contacts"), _on_duty(cast)
    appeals = Appeal.objects.filter(channel__code__in=SPOKEN).exclude(registered_by=None)
    taken = [_of_appeal(appeal, rng) for appeal in appeals.select_related("applicant").order_by("id")]
    count = round(len(taken) * OTHERS_PER_APPEAL)
    others = [*_others(count, cast, on_duty, until, rng), *_lost(cast, on_duty, until, rng)]
    return write_many(sorted([*taken, *others], key=lambda contact: contact.started_at))


def _on_duty(cast: Cast) -> OnDuty:
    """Who was at the desk at a moment."""
    shifts = list(Shift.objects.order_by("starts_at").prefetch_related("places__operator"))
    begun = [shift.starts_at for shift in shifts]
    people = [
        sorted((place.operator for place in shift.places.all()), key=lambda who: who.pk) for shift in shifts
    ]

    def at(moment: datetime) -> Sequence[Any]:
        number = bisect_right(begun, moment) - 1
        return (people[number] if number >= 0 else ()) or cast.operators

    return at


def _of_appeal(appeal: Appeal, rng: random.Random) -> Contact:
    talked = timedelta(seconds=rng.lognormvariate(5.1, 0.4))
    return Contact(
        channel_id=appeal.channel_id, phone=appeal.applicant.phone, full_name=appeal.applicant.full_name,
        resident_id=appeal.resident_id, language=appeal.language, topic_id=appeal.topic_id, outcome=Outcome.APPEAL,
        operator_id=appeal.registered_by_id or 0, started_at=appeal.received_at - talked,
        answered_at=appeal.received_at - talked, ended_at=appeal.received_at,
        wrapped_at=appeal.received_at, note=appeal.text, appeal=appeal,
        building_id=appeal.building_id, district_id=appeal.district_id, address=appeal.address, lon=appeal.lon,
        lat=appeal.lat, point=appeal.point, h3=appeal.h3,
    )  # fmt: skip


def _others(
    count: int, cast: Cast, on_duty: OnDuty, until: datetime, rng: random.Random
) -> Iterator[Contact]:
    """Consultations and what else does not become an appeal; some come back on the same matter within days."""
    subjects = [one for several in cast.subjects.values() for one in several]
    weights = [cast.group_weights[one.group] for one in subjects]
    dangers = [one for one in subjects if one.terms in ("rescue", "emergency")]
    channels = book().channels
    for at in rhythm.moments(count, until - timedelta(minutes=15), city_zone(), rng):
        language = "kk" if chance(rng, 0.45) else "ru"
        outcome = rng.choices(list(ENDINGS), list(ENDINGS.values()))[0]
        subject = rng.choice(dangers) if outcome == Outcome.EMERGENCY else rng.choices(subjects, weights)[0]
        channel = channels["messenger" if chance(rng, 0.08) else "phone"]
        made = _talk(at, outcome, subject, language, cast, on_duty, rng)
        made.channel = channel
        yield made
        if outcome == Outcome.CONSULTATION and chance(rng, AGAIN):
            later = at + timedelta(hours=rng.uniform(2, 24 * 9))
            if later < until - timedelta(minutes=15):
                again = _talk(later, outcome, subject, language, cast, on_duty, rng)
                again.phone, again.full_name, again.channel = made.phone, made.full_name, channel
                again.resident = made.resident
                yield again


def _lost(cast: Cast, on_duty: OnDuty, until: datetime, rng: random.Random) -> Iterator[Contact]:
    """Two who were cut off just now and wait to be called back."""
    subjects = [one for several in cast.subjects.values() for one in several]
    for minutes, language in ((42, "kk"), (26, "ru")):
        at = until - timedelta(minutes=minutes)
        made = _talk(at, Outcome.DROPPED, rng.choice(subjects), language, cast, on_duty, rng)
        made.channel = book().channels["phone"]
        yield made


def _talk(
    at: datetime,
    outcome: Outcome,
    subject: Subject,
    language: str,
    cast: Cast,
    on_duty: OnDuty,
    rng: random.Random,
) -> Contact:
    median = 2.6 if outcome == Outcome.DROPPED else 4.7
    talked = timedelta(seconds=min(rng.lognormvariate(median, 0.5), 1500))
    waited = timedelta(seconds=min(rng.expovariate(1 / 9), 240))
    after = timedelta(seconds=rng.expovariate(1 / 12) if chance(rng, 0.6) else 0)
    resident = rng.choice(cast.residents) if cast.residents and chance(rng, 0.02) else None
    topic = subject.name_kk if language == "kk" else subject.name_ru
    contact = Contact(
        phone=resident.phone or "" if resident else f"+7799{rng.randrange(10**7):07}",
        full_name=resident.full_name if resident else "", resident=resident, language=language, outcome=outcome,
        topic_id=subject.pk, operator=rng.choice(on_duty(at)), started_at=at, answered_at=at + waited,
        ended_at=at + waited + talked, wrapped_at=at + waited + talked + after,
        note="" if outcome == Outcome.DROPPED else rng.choice(WORDS[language]).format(topic=topic),
    )  # fmt: skip
    if outcome == Outcome.TRANSFERRED:
        contact.passed_to = rng.choice(PASSED[language])
    elif outcome == Outcome.EMERGENCY:
        asked = rng.choice([question for question in gate().questions if question.service])
        contact.passed_to = asked.service
        contact.danger = Danger((Sign(QUESTION, asked.text, asked.priority, asked.service),)).as_dict()
    if chance(rng, WITH_PLACE):
        _stand(contact, language, cast, rng)
    return contact


def _stand(contact: Contact, language: str, cast: Cast, rng: random.Random) -> None:
    house = rng.choice(cast.houses)
    located = place_of(house.lon, house.lat)
    contact.building_id, contact.lon, contact.lat = house.pk, house.lon, house.lat
    contact.address = house.address_kk if language == "kk" else house.address_ru
    if located is not None:
        contact.point, contact.h3, contact.district_id = located.point, located.h3, located.district_id
