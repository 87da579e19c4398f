"""What else there is about the same: open appeals at the same place, and those that were linked."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from qala.contact.appeals.models import Appeal, Link
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.shared.clock import now
from qala.shared.fields import Distance, MetrePoint

RADIUS_M = 250.0
WITHIN = timedelta(days=60)


def similar_open(
    *,
    topic_id: int | None,
    point: MetrePoint | None,
    building_id: int | None = None,
    but: int | None = None,
    radius: float = RADIUS_M,
) -> QuerySet[Appeal]:
    """Open appeals of the topic within `radius` metres or in the same building, received in the last 60 days, nearest
    first. Without a place there is nothing to compare: none."""
    if point is None and building_id is None:
        return Appeal.objects.none()
    where = Q(building_id=building_id) if building_id is not None else Q(pk__in=[])
    if point is not None:
        x, y = point
        where |= Q(point__within_box=(x - radius, y - radius, x + radius, y + radius))
    rows = Appeal.objects.filter(where, stage__in=OPEN_STAGES, received_at__gte=now() - WITHIN)
    if but is not None:
        rows = rows.exclude(pk=but)
    if topic_id is not None:
        rows = rows.filter(topic_id=topic_id)
    if point is not None:
        return rows.annotate(metres=Distance("point", point)).order_by("metres")
    return rows.order_by("-received_at")


def linked_ids(appeal: Appeal) -> list[int]:
    """Ids of the appeals linked with this one, from either side. One statement."""
    pairs = Link.objects.filter(Q(one=appeal) | Q(other=appeal)).values_list("one_id", "other_id")
    return [other if one == appeal.pk else one for one, other in pairs]
