"""End a conversation: the contact is written, and the appeal with it where one is needed."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qala.contact.appeals.access import visible_appeals
from qala.contact.appeals.actions import Person, Place, register
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.contacts.access import can_take
from qala.contact.contacts.actions import at_the_desk
from qala.contact.contacts.actions.draft import end_draft, take_draft
from qala.contact.contacts.events import ContactFinished
from qala.contact.contacts.models import Contact, Outcome
from qala.contact.contacts.queries.answering import place_of
from qala.contact.contacts.queries.caller import resident_of
from qala.contact.contacts.queries.gate import gate
from qala.contact.contacts.queries.knowing import knowledge
from qala.contact.contacts.queries.signs import danger_of
from qala.contact.contacts.rules.danger import Danger
from qala.contact.contacts.rules.times import times
from qala.contact.contacts.rules.words import explanation
from qala.contact.suggestions.actions import note_choice
from qala.ground.people.models import User
from qala.ground.people.rules import phones
from qala.ground.places.locating import Located
from qala.ground.places.models import Building
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Invalid, require
from qala.shared.events import publish

MAX_TEXT = 4000
# Without these an outcome says nothing.
NEEDS: dict[str, str] = {"consultation": "topic", "emergency": "passed_to", "transferred": "passed_to"}


@dataclass(frozen=True)
class Talk:
    """Everything a conversation may leave behind; all but the channel may be unknown. `phone` as typed, `yes` the ids
    of the gate's questions answered with yes, `appeal_id` the appeal it was about, `offer` the topics suggested
    (sealed), `secret` a ready one, `answers` those to the topic's own questions, a line each."""

    channel: str
    said: str = ""
    topic_id: int | None = None
    phone: str = ""
    full_name: str = ""
    flat: str = ""
    language: str = "kk"
    place: Place = field(default_factory=Place)
    appeal_id: int | None = None
    article_id: int | None = None
    yes: frozenset[int] = frozenset()
    passed_to: str = ""
    draft_key: uuid.UUID | None = None
    offer: str = ""
    elapsed_s: float = 0
    wrapping_s: float = 0
    secret: str = ""
    answers: str = ""


@dataclass(frozen=True)
class Finished:
    """What was written. The secret is the resident's and is shown once."""

    contact: Contact
    appeal: Appeal | None = None
    secret: str = ""


def finish(*, talk: Talk, outcome: str, by: Any) -> Finished:
    """Write the contact; `appeal` registers one with every field carried over, its priority raised by the gate.

    Raises NotAllowed, Invalid (fields to mend; an appeal the person may not see), Conflict (this tab's conversation
    has been written down already).
    """
    require(can_take(by))
    phone = _check(talk, outcome)
    with atomic():
        at = now()
        draft = take_draft(talk.draft_key, by)
        located = place_of(talk.place.lon, talk.place.lat)
        danger = _danger(talk, located)
        resident = resident_of(phone)
        appeal, secret = _about(talk, by), ""
        if outcome == Outcome.APPEAL:
            appeal, secret = _register(talk, phone, resident, danger, by)
        contact = _contact(talk, outcome, phone, by)
        spans = times(
            now=at,
            opened_at=draft.opened_at if draft else None,
            elapsed_s=talk.elapsed_s,
            wrapping_s=talk.wrapping_s,
        )
        contact.started_at = contact.answered_at = spans.started_at
        contact.ended_at, contact.wrapped_at = spans.ended_at, spans.wrapped_at
        contact.resident, contact.appeal, contact.danger = resident, appeal, danger.as_dict()
        _put(contact, talk.place, located)
        _write(contact, at, by)
        if draft is not None:
            end_draft(draft, contact)
        at_the_desk.done(contact, by)
    return Finished(contact, appeal, secret)


def _check(talk: Talk, outcome: str) -> str:
    """The phone in E.164. Raises Invalid."""
    fields = _wrong_choices(talk, outcome)
    phone = phones.caller(talk.phone) if talk.phone.strip() else ""
    if phone is None:
        fields["phone"] = _("This is not a phone number.")
    if len(talk.said) > MAX_TEXT:
        fields["said"] = _("Please keep it under 4,000 characters.")
    needed, known = NEEDS.get(outcome), talk.topic_id in book().topics
    if not known and (talk.topic_id or needed == "topic"):
        fields["topic"] = _("Please choose a topic.")
    building_id = talk.place.building_id
    if building_id is not None and not Building.objects.filter(pk=building_id).exists():
        fields["building"] = _("There is no such building.")
    if needed == "passed_to" and not talk.passed_to.strip():
        fields["passed_to"] = _("Please say to whom.")
    if fields:
        raise Invalid(fields=fields)
    return phone or ""


def _wrong_choices(talk: Talk, outcome: str) -> dict[str, str]:
    fields, known = {}, book()
    if outcome not in Outcome.values:
        fields["outcome"] = _("There is no such outcome.")
    if talk.channel not in known.channels or not known.channels[talk.channel].is_staff_only:
        fields["channel"] = _("There is no such channel.")
    if talk.language not in dict(settings.LANGUAGES):
        fields["language"] = _("There is no such language.")
    return fields


def _danger(talk: Talk, located: Located | None) -> Danger:
    point = located.point if located else None
    return danger_of(gate(), said=talk.said, topic_id=talk.topic_id, yes=talk.yes, point=point)


def _about(talk: Talk, by: Any) -> Appeal | None:
    if talk.appeal_id is None:
        return None
    found = visible_appeals(by).filter(pk=talk.appeal_id).first()
    if found is None:
        raise Invalid(fields={"appeal": _("There is no appeal with this number.")})
    return found


def _register(talk: Talk, phone: str, resident: User | None, danger: Danger, by: Any) -> tuple[Appeal, str]:
    person = Person(talk.full_name, phone if phone.startswith("+") else "", "", talk.flat, has_agreed=True)
    made = register(
        text=talk.said,
        topic_id=talk.topic_id or 0,
        channel=talk.channel,
        language=talk.language,
        place=talk.place,
        person=person,
        resident=resident,
        priority=danger.priority,
        secret=talk.secret,
        remark="\n".join(
            filter(None, (explanation(danger.as_dict()) if danger.priority else "", talk.answers))
        ),
        by=by,
    )
    if talk.offer:
        note_choice(appeal=made.appeal, sealed_offer=talk.offer, by=by)
    return made.appeal, made.secret


def _contact(talk: Talk, outcome: str, phone: str, by: Any) -> Contact:
    title = knowledge().title(talk.article_id)[:250] if talk.article_id else ""
    return Contact(
        channel=book().channels[talk.channel],
        phone=phone,
        full_name=talk.full_name.strip()[:200],
        language=talk.language,
        topic_id=talk.topic_id,
        outcome=outcome,
        operator=by,
        note=talk.said.strip(),
        article_id=talk.article_id if title else None,
        article_title=title,
        passed_to=talk.passed_to.strip()[:60],
        address=talk.place.address.strip()[:300],
        building_id=talk.place.building_id,
    )


def _put(contact: Contact, place: Place, located: Located | None) -> None:
    if located is not None:
        contact.lon, contact.lat, contact.point, contact.h3 = place.lon, place.lat, located.point, located.h3
        contact.district_id = located.district_id


def _write(contact: Contact, at: datetime, by: Any) -> None:
    contact.save(force_insert=True)
    number = contact.appeal.number if contact.appeal else ""
    timeline.add(
        contact, contact.outcome, by=by, at=at, data={"appeal": number, "passed_to": contact.passed_to}
    )
    if contact.article_id is not None:
        knowledge().record_use(contact.article_id, contact.pk, by)
    publish(ContactFinished(contact.pk, contact.outcome, by.pk, contact.appeal_id))
