"""The register as everybody may read it: public appeals without the people in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.statuses import HAPPENED
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import ENDED_STAGES, OPEN_STAGES, TargetKind
from qala.contact.open311.models import RequestOrigin
from qala.contact.open311.queries.openness import Spot, openness
from qala.contact.open311.queries.services import is_public
from qala.contact.open311.rules import moments
from qala.ground.people.rules.masking import hide
from qala.shared.clock import city_zone
from qala.shared.lists.keyset import Cursor, Keyset
from qala.shared.lists.table import Order
from qala.shared.models import TimelineEntry
from qala.shared.timeline import kind_of

MOST = 1000
CHANNEL = "open311"
BY_CHANGE, NEWEST = Order("change", F("changed_at"), False), Order("newest", F("received_at"), True)
STAGES = {"open": OPEN_STAGES, "closed": ENDED_STAGES}
_FIELDS = (
    "id", "number", "stage", "status_id", "topic_id", "text", "executor_id", "received_at", "changed_at", "resolved_at",
    "closed_at", "address", "building_id", "lon", "lat", "duplicate_of_id", "place_quality", "language", "channel_id",
    "is_public",
)  # fmt: skip


@dataclass(frozen=True)
class Search:
    """What is asked. `numbers` overrides all filters; `after` tells where the page before ended."""

    numbers: Sequence[str] = ()
    codes: Sequence[str] = ()
    statuses: Sequence[str] = ()
    window: moments.Window | None = None
    updated_after: datetime | None = None
    updated_before: datetime | None = None
    box: tuple[float, float, float, float] | None = None
    after: Cursor | None = None
    offset: int = 0
    size: int = MOST

    @property
    def is_sync(self) -> bool:
        """Asked for changes: the oldest change first, so that a reader never misses one between two pages."""
        return self.updated_after is not None

    @property
    def order(self) -> Order:
        """Newest first, or by change."""
        return BY_CHANGE if self.is_sync else NEWEST


@dataclass
class Beside:
    """What stands beside the appeals of a page, by appeal."""

    due: dict[int, datetime] = field(default_factory=dict)
    spots: Mapping[int, Spot] = field(default_factory=dict)
    merged: dict[int, str] = field(default_factory=dict)
    notes: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    answers: dict[int, dict[str, Any]] = field(default_factory=dict)


def public_appeals() -> QuerySet[Appeal]:
    """What everybody may know of: appeals and topics that are public, both."""
    hidden = [topic.pk for topic in book().topics.values() if not is_public(topic)]
    rows = openness().shown(Appeal.objects.filter(is_public=True))
    return rows.exclude(topic_id__in=hidden) if hidden else rows


def followable_appeals() -> QuerySet[Appeal]:
    """What may be asked for by its number: also a request that was merged into a public appeal, so that its sender
    learns where it went. Its own words stay inside (see `_request`)."""
    hidden = [topic.pk for topic in book().topics.values() if not is_public(topic)]
    merged = Q(channel__code=CHANNEL, duplicate_of__is_public=True)
    rows = openness().shown(Appeal.objects.filter(Q(is_public=True) | merged))
    return rows.exclude(topic_id__in=hidden) if hidden else rows


def public_appeal(number: str) -> Appeal | None:
    """One of them, however its number is spelt."""
    return followable_appeals().only(*_FIELDS).filter(number=read_number(number) or "").first()


def find(search: Search) -> list[Appeal]:
    """The appeals of one page, newest first (or by change, see `Search.is_sync`). One statement."""
    if search.numbers:
        rows = followable_appeals().only(*_FIELDS).filter(number__in=search.numbers)
        return list(rows.order_by("-received_at", "-id")[:MOST])
    keyset = Keyset(_narrowed(public_appeals().only(*_FIELDS), search), search.order)
    if search.offset:
        return list(keyset.ordered()[search.offset : search.offset + search.size])
    return keyset.page(search.size, search.after).rows


def cursor_after(search: Search, row: Appeal) -> Cursor:
    """Where the page that ends with this row ends: at its moment as it was then, not at what it is by the next call."""
    return Cursor("next", search.order.name, row.changed_at if search.is_sync else row.received_at, row.pk)


def _narrowed(rows: QuerySet[Appeal], search: Search) -> QuerySet[Appeal]:
    if search.codes:
        topics = {topic.code: topic.pk for topic in book().topics.values()}
        rows = rows.filter(topic_id__in=[topics[code] for code in search.codes if code in topics])
    if search.statuses:
        rows = rows.filter(stage__in=[stage for each in search.statuses for stage in STAGES[each]])
    if search.window is not None:
        rows = rows.filter(received_at__gte=search.window.since)
        if search.window.until is not None:
            rows = rows.filter(received_at__lt=search.window.until)
    if search.updated_after is not None:
        rows = rows.filter(changed_at__gte=search.updated_after)
    if search.updated_before is not None:
        rows = rows.filter(changed_at__lt=search.updated_before)
    if search.box is not None:
        west, south, east, north = search.box
        rows = openness().exact(rows).filter(lon__gte=west, lat__gte=south, lon__lte=east, lat__lte=north)
    return rows


def described(
    appeals: Sequence[Appeal], *, shows_text: bool, is_extended: bool = False
) -> list[dict[str, Any]]:
    """The appeals as requests. Four statements for any number of them, seven with the extensions."""
    beside = _beside(appeals, is_extended)
    made = []
    for appeal in appeals:
        request = _request(appeal, beside, shows_text)
        if is_extended:
            request |= _extensions(appeal, beside)
        made.append(request)
    return made


def _beside(appeals: Sequence[Appeal], is_extended: bool) -> Beside:
    ids = [appeal.pk for appeal in appeals]
    due = Target.objects.filter(appeal_id__in=ids, kind=TargetKind.RESOLVE).order_by("id")
    twins = {a.duplicate_of_id for a in appeals if a.duplicate_of_id}
    beside = Beside(
        due=dict(due.values_list("appeal_id", "due_at")),
        spots=openness().spots(ids),
        merged=dict(public_appeals().filter(pk__in=twins).values_list("pk", "number")),
    )
    if is_extended:
        beside.notes = _notes(ids)
        beside.answers = _answers(ids)
    return beside


def _notes(ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """What happened, without anybody's words: those are for who wrote the appeal."""
    rows = TimelineEntry.objects.filter(
        subject_kind=kind_of(Appeal), subject_id__in=list(ids), is_public=True
    )
    notes: dict[int, list[dict[str, Any]]] = {}
    for pk, verb, at in rows.order_by("id").values_list("subject_id", "verb", "at"):
        said = {
            "datetime": moments.write(at, city_zone()),
            "description": str(HAPPENED.get(verb, verb)),
            "type": verb,
        }
        notes.setdefault(pk, []).append(said)
    return notes


def _answers(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Chosen answers only, as they were asked for then: a free one may name somebody."""
    rows = RequestOrigin.objects.filter(appeal_id__in=list(ids)).values_list("appeal_id", "answers", "chosen")
    return {pk: {code: given[code] for code in chosen if code in given} for pk, given, chosen in rows}


def _request(appeal: Appeal, beside: Beside, shows_text: bool) -> dict[str, Any]:
    known, zone = book(), city_zone()
    topic = known.topics.get(appeal.topic_id) or appeal.topic
    is_open = appeal.stage in OPEN_STAGES
    ended_at = None if is_open else (appeal.resolved_at or appeal.closed_at)
    spot = beside.spots.get(appeal.pk, Spot())
    return {
        "service_request_id": appeal.number,
        "status": "open" if is_open else "closed",
        "status_notes": _status_notes(appeal, beside),
        "service_name": topic.name,
        "service_code": topic.code,
        "description": hide(appeal.text, is_for_all=True) if shows_text and appeal.is_public else topic.name,
        "agency_responsible": known.executor_name(appeal.executor_id) or None,
        "service_notice": None,
        "requested_datetime": moments.write(appeal.received_at, zone),
        "updated_datetime": moments.write(ended_at or appeal.changed_at, zone),
        "expected_datetime": moments.write(beside.due.get(appeal.pk), zone),
        "address": spot.address or None,
        "address_id": str(spot.building_id) if spot.building_id else None,
        "zipcode": None,
        "lat": spot.lat,
        "long": spot.lon,
        "media_url": None,
    }


def _status_notes(appeal: Appeal, beside: Beside) -> str:
    name = book().status_name(appeal.status_id)
    twin = beside.merged.get(appeal.duplicate_of_id or 0)
    return _("%(status)s: %(number)s") % {"status": name, "number": twin} if twin else name


def _extensions(appeal: Appeal, beside: Beside) -> dict[str, Any]:
    known = book()
    return {
        "attributes": beside.answers.get(appeal.pk, {}),
        "extended_attributes": {
            "stage": appeal.stage,
            "status_code": known.statuses_by_id[appeal.status_id].code,
            "channel": known.channels_by_id[appeal.channel_id].code,
            "language": appeal.language,
            "changed_datetime": moments.write(appeal.changed_at, city_zone()),
            "duplicate_of": beside.merged.get(appeal.duplicate_of_id or 0),
        },
        "notes": beside.notes.get(appeal.pk, []),
    }
