"""Appeals: what `published` shows of them, told no more exactly than large groups allow."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.db.models.functions import TruncMonth
from django.utils.timezone import localdate

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.appeal import PlaceQuality
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import Stage
from qala.ground.places.models import District
from qala.public.opendata.queries.sources.source import Source, State
from qala.public.opendata.rules.anonymity import Leaf, classes_told, parts_told
from qala.public.opendata.rules.datasets import GEOMETRY, Row
from qala.public.opendata.rules.datasets.shape import word
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.published.access import public_appeals
from qala.public.published.models import Precision, Publication, PublicPlace
from qala.public.published.queries.showing import district_words, executor_words, with_precision
from qala.public.published.queries.terms import terms
from qala.public.published.rules.places import Stood, shown_at
from qala.shared.clock import city_zone
from qala.shared.parameters.reading import of_today

CHUNK = 2000
READ = (
    "id", "topic_id", "district_id", "stage", "executor_id", "received_at", "resolved_at", "was_late",
    "lon", "lat", "h3", "place_quality",
)  # fmt: skip


def leaves() -> Counter[Leaf]:
    """Month, group, district: how many appeals. One statement."""
    known, codes, found = book(), district_codes(), Counter[Leaf]()
    counted = (
        public_appeals()
        .order_by()
        .annotate(month=TruncMonth("received_at", tzinfo=city_zone()))
        .values_list("month", "topic_id", "district_id")
        .annotate(n=Count("pk"))
    )
    for month, topic, district, count in counted:
        found[month.date(), known.topics[topic].group.code, codes.get(district, "")] += count
    return found


def district_codes() -> dict[int, str]:
    """By the keys of the districts, of all times."""
    return dict(District.objects.values_list("pk", "code"))


def parts() -> dict[Leaf, int]:
    """How much of each group is told."""
    return parts_told(leaves(), _least())


def classes() -> Mapping[Leaf, int]:
    """The groups as they are published."""
    counted = leaves()
    return classes_told(counted, parts_told(counted, _least()))


def _least() -> int:
    return of_today(OpenDataParameters).least_people


def rows() -> Iterator[Row]:
    """A few thousand at a time. Within them the order says nothing of the order in the register, which is public."""
    told, codes, last = parts(), district_codes(), 0
    while chunk := _chunk(last):
        last = chunk[-1].pk
        for appeal in sorted(chunk, key=_shuffled):
            leaf = leaf_of(appeal, codes)
            if width := told.get(leaf, 0):
                yield row_of(appeal, leaf, width)


def _chunk(last: int) -> Sequence[Appeal]:
    found = with_precision(public_appeals().filter(pk__gt=last)).only(*READ)
    return list(found.order_by("pk")[:CHUNK])


def _shuffled(appeal: Appeal) -> bytes:
    return hashlib.blake2b(str(appeal.pk).encode(), key=settings.SECRET_KEY.encode()[:64]).digest()


def leaf_of(appeal: Appeal, codes: Mapping[int, str]) -> Leaf:
    """Its group. No statement."""
    month = localdate(appeal.received_at, city_zone()).replace(day=1)
    group = book().topics[appeal.topic_id].group.code
    return month, group, codes.get(appeal.district_id or 0, "")


def row_of(appeal: Appeal, leaf: Leaf, width: int) -> Row:
    """As exactly as its group allows: `width` values of it."""
    known, at = book(), _place(appeal) if width == len(leaf) else None
    topic, has_group, has_district = known.topics[appeal.topic_id], width > 1, width > 2
    return {
        "month": leaf[0],
        "group": topic.group.code if has_group else "",
        "group_name": topic.group.name if has_group else "",
        "topic": topic.code if has_group else "",
        "topic_name": topic.name if has_group else "",
        "district": leaf[2] if has_district else "",
        "district_name": district_words(appeal.district_id) if has_district else "",
        "stage": appeal.stage,
        "stage_name": word(Stage, appeal.stage),
        "executor": executor_words(known, appeal) if has_district else "",
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


def _days(appeal: Appeal) -> int | None:
    if appeal.resolved_at is None:
        return None
    return (localdate(appeal.resolved_at, city_zone()) - localdate(appeal.received_at, city_zone())).days


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


APPEALS = Source(rows, state, classes, topic="appeals")
