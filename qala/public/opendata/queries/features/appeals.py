"""Appeals as features: those whose place the dataset tells, in an order that says nothing of the order in the register.

They lie by cell, and within it by a keyed digest; the key of a feature is both, so that the next page begins where the
last one ended. Times are months, as in the dataset. Nothing is counted in all: that would take longer than the page.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from qala.contact.appeals.models.indexes import PLACED
from qala.contact.catalog.queries import book
from qala.ground.places.models import District
from qala.public.opendata.queries.features.groups import groups, in_whole_ones
from qala.public.opendata.queries.sources import appeals
from qala.public.opendata.rules.datasets import ID, Row
from qala.public.opendata.rules.features import Asked, Wrong
from qala.public.published.access import public_appeals
from qala.public.published.queries.showing import exact_topics, with_precision
from qala.shared.clock import city_zone

KEY = re.compile(r"([0-9a-f]{15})-([0-9a-f]{16})")
LEAST = 200
"""Rows at once, at least: one of a group that has just begun is not told."""


def page(asked: Asked) -> tuple[list[Row], str]:
    """The rows, and the key after which the next page begins. Raises Wrong."""
    rows: list[Row] = []
    for row in _told(in_whole_ones(_found(asked), asked, groups()), asked.after, asked.limit + 1):
        if len(rows) == asked.limit:
            return rows, str(rows[-1][ID])
        rows.append(row)
    return rows, ""


def item(key: str) -> Row | None:
    """The row of a key; None when there is none, or it is not told."""
    parts = KEY.fullmatch(key)
    if parts is None:
        return None
    found = _found(Asked()).filter(h3=int(parts[1], 16), digest=parts[2])
    return next(_rows(list(found[:1])), None)


def months() -> tuple[date | None, date | None]:
    """The first and the last day that rows are about."""
    known = [leaf[0] for leaf in groups().whole]
    return (min(known), _next(max(known)) - timedelta(days=1)) if known else (None, None)


def _told(found: QuerySet[Any], after: str, count: int) -> Iterator[Row]:
    last, size = after, max(count, LEAST)
    while chunk := list(_behind(found, last)[:size]):
        yield from _rows(chunk)
        if len(chunk) < size:
            return
        last = _key(chunk[-1])


def _rows(chunk: Sequence[Any]) -> Iterator[Row]:
    whole, words = groups().whole, appeals.Words(appeals.district_codes())
    for appeal in chunk:
        leaf = appeals.leaf_of(appeal, words)
        if leaf in whole:
            yield {**appeals.row_of(appeal, leaf, len(leaf), words), ID: _key(appeal)}


def _key(appeal: Any) -> str:
    return f"{appeal.h3:015x}-{appeal.digest}"


def _found(asked: Asked) -> QuerySet[Any]:
    """Public space alone, as the dataset tells it."""
    secret = salted_hmac("opendata.appeals", "digest").hexdigest()
    said = Func(Concat(Value(secret), Cast("pk", CharField())), Value("UTF8"), function="convert_to")
    digest = Func(Func(said, function="sha256"), Value("hex"), function="encode", output_field=CharField())
    rows = appeals.with_days(with_precision(public_appeals())).filter(
        PLACED, topic_id__in=_topics(asked.values)
    )
    rows = rows.annotate(digest=Func(digest, Value(16), function="left", output_field=CharField()))
    if "district" in asked.values:
        codes = District.objects.filter(code=asked.values["district"])
        rows = rows.filter(district_id__in=list(codes.values_list("pk", flat=True)))
    if "stage" in asked.values:
        rows = rows.filter(stage=asked.values["stage"])
    if asked.box is not None:
        inside = Q()
        for one in asked.box.parts():
            inside |= Q(lon__range=(one.west, one.east), lat__range=(one.south, one.north))
        rows = rows.filter(inside)
    return _in_months(rows, asked).only(*appeals.READ)


def _topics(values: Any) -> list[int]:
    """Those about public space that are asked for."""
    known = book().topics
    return [
        pk
        for code, pk in exact_topics().items()
        if values.get("topic", code) == code
        and values.get("group", known[pk].group.code) == known[pk].group.code
    ]


def _in_months(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Whole months that meet what is asked: a day would tell more than the dataset."""
    if asked.since:
        rows = rows.filter(received_at__gte=_midnight(asked.since.replace(day=1)))
    if asked.until:
        rows = rows.filter(received_at__lt=_midnight(_next(asked.until.replace(day=1))))
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), city_zone())


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _behind(rows: QuerySet[Any], after: str) -> QuerySet[Any]:
    rows = rows.order_by("h3", F("digest"))
    if not after:
        return rows
    parts = KEY.fullmatch(after)
    if parts is None:
        raise Wrong(_("`after` is the key of a feature, as the link to the next page gives it."))
    cell = int(parts[1], 16)
    return rows.filter(Q(h3__gte=cell), Q(h3__gt=cell) | Q(digest__gt=parts[2]))
