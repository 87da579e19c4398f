"""Take in an appeal: number, place, route, targets, timeline, all in one transaction."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_register
from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.attach import attach
from qala.contact.appeals.actions.confirming import ask_confirmed
from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.actions.procedures import Person, chosen, number_for
from qala.contact.appeals.events import AppealRegistered, LetterWritten
from qala.contact.appeals.models import Appeal, Applicant, Assignment, Attachment, Target
from qala.contact.appeals.models.appeal import PlaceQuality, Priority
from qala.contact.appeals.rules import numbers
from qala.contact.appeals.rules.searching import search_text
from qala.contact.catalog.models import Procedure
from qala.contact.catalog.queries import Book, book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.routing import Reason, Routed
from qala.contact.catalog.rules.stages import Stage
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules.counting import registered_at
from qala.ground.places.locating import Located, locate
from qala.ground.places.models import Building
from qala.ground.places.queries import carer_of
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic, insert
from qala.shared.errors import Invalid, require
from qala.shared.events import publish

MAX_TEXT = 4000
__all__ = [
    "MAX_TEXT",
    "Person",
    "Place",
    "Registered",
    "check_text",
    "register",
    "staff_only",
    "start_clocks",
    "take_serials",
]


@dataclass(frozen=True)
class Place:
    """Where: a position in degrees, a building of the register, or words."""

    lon: float | None = None
    lat: float | None = None
    building_id: int | None = None
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Registered:
    """The receipt. The secret is shown once and kept only as a hash."""

    appeal: Appeal
    secret: str
    targets: list[Target] = field(default_factory=list)


def register(
    *,
    text: str,
    topic_id: int,
    channel: str,
    by: Any = None,
    language: str = "kk",
    place: Place | None = None,
    person: Person | None = None,
    resident: Any = None,
    priority: int = Priority.NORMAL,
    executor_id: int | None = None,
    files: Sequence[Any] = (),
    uploader_key: str = "",
    serial: int | None = None,
    secret: str = "",
    procedure: str = "",
    received_at: datetime | None = None,
    remark: str = "",
    confirmed: Collection[str] | None = frozenset(),
) -> Registered:
    """Register an appeal; the receipt must not be refused (APPC art. 64), so only nonsense is.

    A staff channel needs the right to register; a public channel takes everybody. `executor_id` overrides the route by
    hand; `serial` is an id that the caller took from the sequence before (see `take_serials`); `secret` is one
    that the caller can find again; `procedure` is the code of one of the law (see `procedures.chosen`); `received_at`
    is when it came in where that was before now: the terms run from there, and it needs the right to register;
    `remark` stands in its history from the beginning, for staff; `confirmed` see `confirming.ask_confirmed`, which is
    asked unless one of the staff writes.
    Raises Invalid with the fields to mend, NotAllowed, Missing (a file that is not the sender's).
    """
    known, place, person = book(), place or Place(), person or Person()
    at = min(received_at or now(), now())
    _check_words(known, text, topic_id, channel, language)
    rules = chosen(known, procedure, person)
    if known.channels[channel].is_staff_only or executor_id is not None or received_at is not None:
        require(can_register(by))
    if staff_only(by) is None:
        ask_confirmed(person, confirmed, resident=resident)
    with atomic():
        located = _locate(place)
        routed = _route(known, topic_id, located, place, at, executor_id)
        pk = serial or take_serials(1)[0]
        secret = secret or numbers.new_secret()
        appeal = _new(known, pk, at, text, topic_id, channel, language, place, located, routed, rules)
        appeal.secret_hash = numbers.secret_hash(secret, key=settings.SECRET_KEY)
        appeal.priority, appeal.resident, appeal.registered_by = priority, resident, staff_only(by)
        targets = start_clocks(known, appeal, at=at)
        insert(
            appeal, *_parts(appeal, person, targets, routed, at=at, by=by, remark=remark, confirmed=confirmed)
        )
        attach(
            appeal, files, role=Attachment.Role.REPORT, by=by or resident, uploader_key=uploader_key, at=at
        )
        publish(AppealRegistered(appeal.pk))
        if appeal.is_legal:
            publish(LetterWritten(appeal.pk, LetterKind.SLIP, None))
        tell(appeal, "register")
    return Registered(appeal, secret, targets)


def start_clocks(known: Book, appeal: Appeal, *, at: datetime) -> list[Target]:
    """Unsaved targets of a new appeal from its receipt on; sets `registered_at` and the appeal's pointers."""
    calendar_id = known.calendar_of(appeal.executor_id)
    appeal.registered_at = registered_at(at, schedule_for(calendar_id))
    day = at.astimezone(city_zone()).date()
    terms = known.first_terms(appeal.procedure_id, appeal.topic_id, appeal.district_id, day)
    targets = clocks.build(appeal, terms, at=at, executor_calendar_id=calendar_id)
    clocks.point(appeal, targets, at=at)
    return targets


def _check_words(known: Book, text: str, topic_id: int, channel: str, language: str) -> None:
    """Raises Invalid with every field that is wrong."""
    fields = _wrong_text(text)
    if topic_id not in known.topics or not known.topics[topic_id].is_active:
        fields["topic"] = _("Please choose a topic.")
    if channel not in known.channels:
        fields["channel"] = _("There is no such channel.")
    if language not in dict(settings.LANGUAGES):
        fields["language"] = _("There is no such language.")
    if fields:
        raise Invalid(fields=fields)


def check_text(text: str) -> None:
    """The words alone. Raises Invalid."""
    if wrong := _wrong_text(text):
        raise Invalid(fields=wrong)


def _wrong_text(text: str) -> dict[str, Any]:
    if not text.strip():
        return {"text": _("Please describe what happened.")}
    if len(text) > MAX_TEXT:
        return {"text": _("Please keep it under 4,000 characters.")}
    return {}


def _locate(place: Place) -> Located | None:
    if place.building_id is not None and not Building.objects.filter(pk=place.building_id).exists():
        raise Invalid(fields={"building": _("There is no such building.")})
    if place.lon is None and place.lat is None:
        return None
    if place.lon is None or place.lat is None:
        raise Invalid(fields={"place": _("A position needs both longitude and latitude.")})
    if not (-180 <= place.lon <= 180 and -90 <= place.lat <= 90):
        raise Invalid(fields={"place": _("This position is not on the Earth.")})
    return locate(place.lon, place.lat)


def _route(
    known: Book, topic_id: int, located: Located | None, place: Place, at: datetime, executor_id: int | None
) -> Routed:
    day = at.astimezone(city_zone()).date()
    if executor_id is not None:
        if not known.is_executor_active(executor_id, day):
            raise Invalid(fields={"executor": _("This organisation is not active.")})
        return Routed(executor_id, Reason.BY_HAND)
    function_id = known.topics[topic_id].function_id

    def carer() -> int | None:
        if place.building_id is None or function_id is None:
            return None
        return carer_of(place.building_id, function_id, day)

    return known.route(topic_id, located.district_id if located else None, day, carer)


def _new(
    known: Book,
    serial: int,
    at: datetime,
    text: str,
    topic_id: int,
    channel: str,
    language: str,
    place: Place,
    located: Located | None,
    routed: Routed,
    rules: Procedure | None,
) -> Appeal:
    topic = known.topics[topic_id]
    appeal = Appeal(
        pk=serial,
        number=number_for(rules, serial, at=at),
        channel=known.channels[channel],
        language=language,
        text=text.strip(),
        topic=topic,
        status=known.status("registered"),
        stage=Stage.NEW,
        executor_id=routed.executor_id,
        route_reason=routed.reason,
        building_id=place.building_id,
        address=place.address.strip()[:300],
        place_note=place.note.strip()[:300],
        received_at=at,
        changed_at=at,
        is_public=topic.is_public and rules is None,
        procedure_id=rules.pk if rules else None,
    )
    if located is not None:
        appeal.lon, appeal.lat, appeal.point, appeal.h3 = place.lon, place.lat, located.point, located.h3
        appeal.district_id, appeal.quarter_id = located.district_id, located.quarter_id
        appeal.place_quality = PlaceQuality.EXACT if located.is_inside else PlaceQuality.OUTSIDE
    appeal.search_fold = search_text(appeal.text, appeal.address, appeal.number)
    return appeal


def take_serials(count: int) -> list[int]:
    """The next ids, taken first so that number, targets and timeline go out without reading the row back; many at once
    by those who write in several processes and want the order of ids to be the order of receipt."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('appeals_appeal', 'id')) FROM generate_series(1, %s)",
            [count],
        )
        return [int(row[0]) for row in cursor.fetchall()]


def _parts(
    appeal: Appeal,
    person: Person,
    targets: Iterable[Target],
    routed: Routed,
    *,
    at: datetime,
    by: Any,
    remark: str,
    confirmed: Collection[str] | None,
) -> list[Model]:
    """Everything that stands beside the appeal from its first moment on."""
    applicant = Applicant(
        appeal=appeal,
        full_name=person.full_name.strip()[:200],
        phone=person.phone,
        email=person.email.strip().lower(),
        flat=person.flat.strip()[:20],
        iin=person.iin,
        home_address=person.home_address.strip()[:300],
        has_agreed_at=at if person.has_agreed else None,
        **{f"{kind}_confirmed_at": at for kind in sorted(confirmed or ())},
    )
    has_executor = appeal.executor_id is not None
    to = {"organisation_id": appeal.executor_id, "reason": routed.reason}
    assignments = [Assignment(appeal=appeal, since=at, by=staff_only(by), **to)] if has_executor else []
    data = {"executor": appeal.executor_id, "reason": routed.reason}
    story = [
        timeline.entry(appeal, "register", by=by, to_stage=Stage.NEW, at=at, is_public=True),
        timeline.entry(appeal, "route", at=at, data=data, is_public=has_executor),
    ]
    if remark:
        story.append(timeline.entry(appeal, "note", by=by, at=at, note=remark))
    return [applicant, *targets, *assignments, *story]


def staff_only(by: Any) -> Any:
    """The person if it is one of the staff, else None: a resident did not register their own appeal."""
    return by if by is not None and getattr(by, "kind", "") == "staff" else None
