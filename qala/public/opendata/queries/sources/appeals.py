"""Appeals: what `published` shows of them, told no more exactly than large groups allow."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, partial
from hashlib import blake2b
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Count, DateField, Max, QuerySet
from django.db.models.functions import TruncDate, TruncMonth
from django.utils.timezone import localdate

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.appeal import PlaceQuality
from qala.contact.catalog.queries import Book, book
from qala.contact.catalog.rules.stages import Stage
from qala.ground.places.models import District
from qala.public.opendata.queries.sources.source import Source, State
from qala.public.opendata.rules.anonymity import Leaf, classes_told, parts_told
from qala.public.opendata.rules.datasets import GEOMETRY, Row
from qala.public.opendata.rules.datasets.shape import word
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.published.access import public_appeals
from qala.public.published.models import Precision, Publication, PublicPlace
from qala.public.published.queries.showing import district_words, with_precision
from qala.public.published.queries.terms import terms
from qala.public.published.rules.places import Stood, shown_at
from qala.shared.clock import city_zone, now
from qala.shared.kept import generations
from qala.shared.parameters.reading import of_today

CHUNK, TOPIC = 2000, "appeals"
RECOUNT = timedelta(minutes=1)
"""Groups grow all day. What is hidden, or another topic, is counted at once; a corrected district after this."""
READ = (
    "id", "topic_id", "district_id", "stage", "executor_id", "was_late", "lon", "lat", "h3", "place_quality",
)  # fmt: skip


_last: tuple[tuple[Any, ...], datetime, Counter[Leaf]] | None = None
_lock = Lock()


def leaves() -> Counter[Leaf]:
    """Month, group, district, topic: how many appeals. Counted once a minute and process, and whenever something was
    taken away."""
    global _last
    mark, moment = (generations().get(TOPIC, 0), state().guard), now()  # before what is counted
    with _lock:
        if _last is None or _last[0] != mark or not timedelta() <= moment - _last[1] < RECOUNT:
            _last = (mark, moment, _counted())
        return _last[2]


def forget() -> None:
    """Count anew when asked."""
    global _last
    _last = None


def _counted() -> Counter[Leaf]:
    """One statement, of an index alone (`appeal_public_leaf`)."""
    known, codes, found = book(), district_codes(), Counter[Leaf]()
    counted = (
        public_appeals()
        .order_by()
        .annotate(month=TruncMonth("received_at", output_field=DateField(), tzinfo=city_zone()))
        .values_list("month", "topic_id", "district_id")
        .annotate(n=Count("pk"))
    )
    for month, topic, district, count in counted:
        told = known.topics[topic]
        found[month, told.group.code, codes.get(district, ""), told.code] += count
    return found


def district_codes() -> dict[int, str]:
    """By the keys of the districts, of all times."""
    return dict(District.objects.values_list("pk", "code"))


def parts(counted: Mapping[Leaf, int] | None = None) -> dict[Leaf, int]:
    """How much of each group is told; `counted`: as `leaves` counted them."""
    return parts_told(leaves() if counted is None else counted, _least())


def classes() -> Mapping[Leaf, int]:
    """The groups as they are published."""
    counted = leaves()
    return classes_told(counted, parts_told(counted, _least()))


def _least() -> int:
    return of_today(OpenDataParameters).least_people


def rows() -> Iterator[Row]:
    """A few thousand at a time. Within them the order says nothing of the order in the register, which is public."""
    told, codes, last, key = parts(), district_codes(), 0, settings.SECRET_KEY.encode()[:64]

    def shuffled(appeal: Any) -> bytes:
        return blake2b(b"%d" % appeal.id, key=key).digest()

    while chunk := _chunk(last):
        last, words = chunk[-1].id, Words(codes)
        for appeal in sorted(chunk, key=shuffled):
            leaf = leaf_of(appeal, words)
            if width := told.get(leaf, 0):
                yield row_of(appeal, leaf, width, words)


def _chunk(last: int) -> Sequence[Any]:
    """Rows without a model around them: a third of the time went into making models."""
    found = with_days(with_precision(public_appeals().filter(pk__gt=last))).order_by("pk")
    return list(found.values_list(*READ, "received_on", "resolved_on", "precision", named=True)[:CHUNK])


def with_days(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Days in the city instead of moments, which take ten times as long to read."""
    zone = city_zone()
    return rows.annotate(
        received_on=TruncDate("received_at", tzinfo=zone), resolved_on=TruncDate("resolved_at", tzinfo=zone)
    )


class Words:
    """What the rows of one moment say in the active language, each word looked up once. `codes` are of districts."""

    def __init__(self, codes: Mapping[int, str]) -> None:
        known = book()
        self.topic = cache(lambda pk: _topic(known, pk))
        self.district = cache(lambda pk: codes.get(pk, ""))
        self.district_name = cache(district_words)
        self.stage = cache(partial(word, Stage))
        self.executor = cache(known.executor_name)


def _topic(known: Book, pk: int) -> tuple[str, str, str, str]:
    topic = known.topics[pk]
    return topic.group.code, topic.group.name, topic.code, topic.name


def leaf_of(appeal: Any, words: Words) -> Leaf:
    """Its group. No statement. `appeal`: what was `READ`, `with_days` and `with_precision`."""
    group, _name, topic, _topic_name = words.topic(appeal.topic_id)
    return appeal.received_on.replace(day=1), group, words.district(appeal.district_id), topic


def row_of(appeal: Any, leaf: Leaf, width: int, words: Words) -> Row:
    """As exactly as its group allows: `width` values of it. Who does the work and where it lies follow from the topic:
    they are told with it."""
    is_whole = width == len(leaf)
    at = _place(appeal) if is_whole else None
    group, group_name, topic, topic_name = words.topic(appeal.topic_id)
    has_group, has_district = width > 1, width > 2
    return {
        "month": leaf[0],
        "group": group if has_group else "",
        "group_name": group_name if has_group else "",
        "topic": topic if is_whole else "",
        "topic_name": topic_name if is_whole else "",
        "district": leaf[2] if has_district else "",
        "district_name": words.district_name(appeal.district_id) if has_district else "",
        "stage": appeal.stage,
        "stage_name": words.stage(appeal.stage),
        "executor": words.executor(appeal.executor_id) if is_whole else "",
        "answered_in": _days(appeal),
        "was_late": appeal.was_late,
        "lon": at[0] if at else None,
        "lat": at[1] if at else None,
        GEOMETRY: {"type": "Point", "coordinates": list(at)} if at else None,
    }


def _place(appeal: Any) -> tuple[float, float] | None:
    """Of public space alone: a building or a neighbourhood may be somebody's home."""
    if appeal.precision != Precision.EXACT:
        return None
    is_trusted = appeal.place_quality not in (PlaceQuality.DUMMY, PlaceQuality.OUTSIDE)
    return shown_at(Stood(appeal.lon, appeal.lat, appeal.h3, is_trusted=is_trusted), Precision.EXACT)


def _days(appeal: Any) -> int | None:
    return (appeal.resolved_on - appeal.received_on).days if appeal.resolved_on else None


def state() -> State:
    """Four statements, however many there are: what changed last, who was hidden, how exactly places are shown. The
    same in every language."""
    # In the order of an index: an aggregate beside what is hidden would read them all.
    changed = public_appeals().order_by("-changed_at", "-pk").values_list("changed_at", flat=True).first()
    decided = Publication.objects.aggregate(at=Max("at"), n=Count("pk"))
    precisions = sorted(PublicPlace.objects.values_list("topic_id", "precision"))
    topics = sorted(book().topics.items())
    shown = [(pk, topic.is_public) for pk, topic in topics]
    names = [(topic.name_kk, topic.name_ru, topic.name_en) for _pk, topic in topics]
    as_of: date | None = localdate(changed, city_zone()) if changed else None
    told = (decided["at"], decided["n"], precisions, terms().precision, shown, _least())
    return State((changed, told, names), as_of, told)


APPEALS = Source(rows, state, classes, topic=TOPIC)
