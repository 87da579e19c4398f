"""Groups of appeals whose place may be told, and the appeals that are in one.

The rows of groups that are too small are left out by the database: a filter that meets nothing else would have every
one of them read and thrown away, page after page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from qala.contact.catalog.queries import book
from qala.public.opendata.queries.sources import appeals
from qala.public.opendata.rules.anonymity import Leaf
from qala.public.opendata.rules.features import Asked
from qala.public.published.queries.showing import exact_topics


@dataclass(frozen=True)
class Groups:
    """Of topics about public space: those of which everything is told, places too; and all others."""

    whole: frozenset[Leaf]
    small: frozenset[Leaf]


_known: tuple[Mapping[Leaf, int], Groups] | None = None


def groups() -> Groups:
    """Once for each counting."""
    global _known
    counted, known = appeals.leaves(), _known
    if known is None or known[0] is not counted:
        _known = known = (counted, _split(counted))
    return known[1]


def _split(counted: Mapping[Leaf, int]) -> Groups:
    told, placed = appeals.parts(counted), exact_topics()
    known = frozenset(leaf for leaf in counted if leaf[-1] in placed)
    whole = frozenset(leaf for leaf in known if told.get(leaf) == len(leaf))
    return Groups(whole, known - whole)


def in_whole_ones(rows: QuerySet[Any], asked: Asked, known: Groups) -> QuerySet[Any]:
    """Those in a group that is told whole. `rows`: with days, filtered by what is asked."""
    whole, small = ([leaf for leaf in part if _meets(leaf, asked)] for part in (known.whole, known.small))
    if not whole:
        return rows.none()
    if not small:
        return rows
    rows = rows.alias(leaf=_leaf())
    if len(whole) <= len(small):
        return rows.filter(leaf__in=sorted(_names(whole)))
    return rows.filter(~Q(leaf__in=sorted(_names(small))))


def _meets(leaf: Leaf, asked: Asked) -> bool:
    month, group, district, topic = leaf
    wanted = asked.values
    return (
        (not asked.since or month >= asked.since.replace(day=1))
        and (not asked.until or month <= asked.until)
        and wanted.get("district", district) == district
        and wanted.get("group", group) == group
        and bool(wanted.get("topic", topic) == topic)
    )


def _leaf() -> Any:
    """The name of a row's group, as `_names` says it."""
    month = Func(F("received_on"), Value("YYYY-MM"), function="to_char", output_field=CharField())
    district = Coalesce(Cast("district_id", CharField()), Value(""))
    return Concat(month, Value("|"), Cast("topic_id", CharField()), Value("|"), district)


def _names(leaves: Iterable[Leaf]) -> Iterator[str]:
    """A district has several rows over the years, and a name for each."""
    topics = {topic.code: pk for pk, topic in book().topics.items()}
    districts: defaultdict[str, list[int | str]] = defaultdict(list, {"": [""]})
    for pk, code in appeals.district_codes().items():
        districts[code].append(pk)
    for month, _group, district, topic in leaves:
        if topic in topics:
            yield from (f"{_said(month)}|{topics[topic]}|{each}" for each in districts[district])


def _said(month: date) -> str:
    return f"{month:%Y-%m}"
