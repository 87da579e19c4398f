"""What a standard of others (Open311) tells of appeals: no more than our own list does."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.open311.queries.openness import Rules, Spot
from qala.public.published.access import not_hidden
from qala.public.published.models import Precision
from qala.public.published.queries.showing import exact_topics, place_words, position, with_precision


def shown(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Without what a moderator has hidden, and cases of the law's procedure; merged ones stay, for their senders."""
    return not_hidden(rows).filter(procedure=None)


def exact(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Of public space."""
    return rows.filter(topic_id__in=list(exact_topics().values()))


def spots(ids: Sequence[int]) -> Mapping[int, Spot]:
    """Two statements, however many they are."""
    rows = with_precision(Appeal.objects.filter(pk__in=ids)).select_related("building__street", "quarter")
    return {row.pk: _spot(row, row.precision) for row in rows}  # type: ignore[attr-defined]


def _spot(row: Appeal, precision: str) -> Spot:
    lon, lat = position(row, precision) or (None, None)
    building = None if precision == Precision.CELL else row.building_id
    return Spot(lon, lat, place_words(row, precision), building)


RULES = Rules(shown, spots, exact)
