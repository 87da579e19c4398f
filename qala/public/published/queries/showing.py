"""One public appeal as everybody sees it: the only place where rows become words for the public."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.appeal import PlaceQuality
from qala.contact.catalog.queries import Book, book
from qala.contact.catalog.rules.stages import Stage
from qala.ground.places.locating import district_name
from qala.public.portal.words import story
from qala.public.published.access import DECIDED, public_answers
from qala.public.published.models import Precision, Publication, PublicPlace, ReleasedAnswer, ReleasedPhoto
from qala.public.published.queries.terms import terms
from qala.public.published.rules.places import Stood, middle, shown_at
from qala.shared.clock import city_zone, now

TONES = {
    Stage.NEW: "info",
    Stage.ACTIVE: "gold",
    Stage.WAITING: "neutral",
    Stage.DONE: "good",
    Stage.REJECTED: "neutral",
}
_UNTRUSTED = (PlaceQuality.DUMMY, PlaceQuality.OUTSIDE)


@dataclass(frozen=True)
class Shown:
    """Everything that leaves the house of an appeal. `at` is (lon, lat); `words` are the moderator's. Days, no moments:
    who saw a neighbour telephone at half past two learns nothing."""

    number: str
    topic: str
    topic_code: str
    group: str
    group_code: str
    stage: str
    headline: str
    tone: str
    place: str
    district: str
    at: tuple[float, float] | None
    precision: str
    received_on: date
    changed_on: date
    resolved_on: date | None
    planned_on: date | None
    promised_on: date | None
    is_late: bool
    executor: str
    words: str
    language: str
    photos: tuple[ReleasedPhoto, ...] = field(default_factory=tuple)

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("published:appeal", args=[self.number])

    @property
    def title(self) -> str:
        """Topic and place in one line."""
        return " · ".join(filter(None, (self.topic, self.place)))


def with_parts(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Rows with what `shown` reads, `precision` among it: five statements, however many rows. How exactly places are
    shown is asked anew each time: what is to be shown less exactly is so at once."""
    photos = Prefetch("publication__photos", ReleasedPhoto.objects.select_related("file"))
    rows = with_precision(rows).select_related("publication", "building__street", "quarter").defer(*DECIDED)
    return rows.prefetch_related("targets", photos)


def with_precision(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Rows with how exactly their topic's places are shown today."""
    own = PublicPlace.objects.filter(topic_id=OuterRef("topic_id")).values("precision")
    return rows.annotate(precision=Coalesce(Subquery(own), Value(terms().precision)))


def exact_topics() -> dict[str, int]:
    """Codes and keys of topics about public space, whose places are shown exactly today. Two statements."""
    own, usual = dict(PublicPlace.objects.values_list("topic_id", "precision")), terms().precision
    topics = book().topics.items()
    return {topic.code: pk for pk, topic in topics if own.get(pk, usual) == Precision.EXACT}


def shown(appeal: Appeal, *, at: datetime | None = None) -> Shown:
    """The public face of a row of `with_parts`. No statement."""
    known, told = book(), story(appeal, at=at or now())
    precision: str = appeal.precision  # type: ignore[attr-defined]
    publication = publication_of(appeal)
    topic = known.topics[appeal.topic_id]
    is_overdue = appeal.is_open and told.is_late
    return Shown(
        number=appeal.number,
        topic=topic.name,
        topic_code=topic.code,
        group=topic.group.name,
        group_code=topic.group.code,
        stage=appeal.stage,
        headline=told.headline,
        tone="bad" if is_overdue else TONES[Stage(appeal.stage)],
        place=place_words(appeal, precision),
        district=district_words(appeal.district_id),
        at=position(appeal, precision),
        precision=precision,
        received_on=_day(appeal.received_at),
        changed_on=_day(max(appeal.changed_at, publication.at) if publication else appeal.changed_at),
        resolved_on=_day(appeal.resolved_at) if appeal.resolved_at else None,
        planned_on=appeal.planned_on if appeal.is_open else None,
        promised_on=_day(told.promised_at) if told.promised_at else None,
        is_late=is_overdue,
        executor=executor_words(known, appeal),
        words=publication.words if publication else "",
        language=publication.language if publication else "",
        photos=tuple(publication.photos.all()) if publication else (),
    )


def _day(moment: datetime) -> date:
    return localdate(moment, city_zone())


def publication_of(appeal: Appeal) -> Publication | None:
    """The decision about it, if there is one."""
    return getattr(appeal, "publication", None)


def executor_words(known: Book, appeal: Appeal) -> str:
    """The body that has it; "" while none has."""
    return known.executor_name(appeal.executor_id)


def district_words(district_id: int | None) -> str:
    """A district's name in the active language."""
    names = district_name(district_id)
    wanted = names[("kk", "ru", "en").index((get_language() or "kk")[:2])]
    return wanted or next(filter(None, names), "")


def place_words(appeal: Appeal, precision: str) -> str:
    """Street and house, or the quarter. Never the address as it was typed: it may say more than a place."""
    building = appeal.building
    if building is not None and precision != Precision.CELL:
        return f"{building.street.name}, {building.number}"
    return appeal.quarter.name if appeal.quarter else ""


def position(appeal: Appeal, precision: str) -> tuple[float, float] | None:
    """Where it is drawn."""
    building: Any = appeal.building
    stood = Stood(
        appeal.lon,
        appeal.lat,
        appeal.h3,
        building.lon if building else None,
        building.lat if building else None,
        appeal.place_quality not in _UNTRUSTED,
    )
    return shown_at(stood, precision)


def place_for_all(appeal: Appeal) -> tuple[float, float, bool] | None:
    """(lon, lat, whether it is only the middle of its cell): all that anybody may learn of where one appeal stands,
    for those who ask by metres. None where nothing is shown. Two statements."""
    row: Any = with_precision(Appeal.objects.filter(pk=appeal.pk)).select_related("building").first()
    at = position(row, row.precision) if row is not None else None
    if at is None:
        return None
    return *at, row.h3 is not None and at == middle(row.h3)


def released_answers(appeal: Appeal) -> list[ReleasedAnswer]:
    """The answers that everybody may read, oldest first. One statement."""
    publication = publication_of(appeal)
    if publication is None:
        return []
    return list(public_answers().filter(publication=publication))
