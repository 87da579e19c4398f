"""What else there is about the same: open appeals at the same place, and those that were linked."""

from datetime import timedelta

from django.db.models import Prefetch, Q, QuerySet

from qala.contact.appeals.models import Appeal, Attachment, Link
from qala.contact.appeals.rules.duplicates import Same, likeness
from qala.contact.appeals.rules.searching import search_text
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.shared.clock import now
from qala.shared.fields import Distance, MetrePoint

RADIUS_M = 250.0
WITHIN_DAYS = 60
MOST_COMPARED = 40


def similar_open(
    *,
    topic_id: int | None,
    point: MetrePoint | None,
    building_id: int | None = None,
    but: int | None = None,
    radius: float | None = None,
) -> QuerySet[Appeal]:
    """Open appeals of the topic within its radius or in the same building, received within its days, nearest first.

    Radius (metres) and days are the topic's own; without a topic, or where it has none, 250 metres and 60 days.
    Without a place there is nothing to compare: none.
    """
    if point is None and building_id is None:
        return Appeal.objects.none()
    own_radius, days = reach_of(topic_id)
    radius = own_radius if radius is None else radius
    where = Q(building_id=building_id) if building_id is not None else Q(pk__in=[])
    rows = Appeal.objects.filter(stage__in=OPEN_STAGES, received_at__gte=now() - timedelta(days=days))
    if point is not None:
        x, y = point
        box = Q(point__within_box=(x - radius, y - radius, x + radius, y + radius))
        # The box finds them by the index, the distance cuts off its corners.
        rows = rows.annotate(metres=Distance("point", point)).filter(where | box & Q(metres__lte=radius))
        rows = rows.order_by("metres", "-received_at")
    else:
        rows = rows.filter(where).order_by("-received_at")
    if but is not None:
        rows = rows.exclude(pk=but)
    return rows.filter(topic_id=topic_id) if topic_id is not None else rows


def with_photos(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Each with `photos`: the ready pictures that its writer sent. One statement more."""
    ready = Attachment.objects.filter(role=Attachment.Role.REPORT, file__kind="photo", file__state="ready")
    return rows.prefetch_related(Prefetch("attachments", ready.select_related("file"), to_attr="photos"))


def reach_of(topic_id: int | None) -> tuple[float, int]:
    """Radius in metres and days within which appeals of a topic may be the same."""
    topic = book().topics.get(topic_id) if topic_id is not None else None
    radius = topic.near_metres if topic is not None and topic.near_metres else RADIUS_M
    days = topic.near_days if topic is not None and topic.near_days else WITHIN_DAYS
    return float(radius), days


def maybe_same(appeal: Appeal, among: QuerySet[Appeal], count: int = 5) -> list[tuple[Appeal, Same]]:
    """Open appeals of any topic near this one that could be merged with it, most alike first, each with the reason.

    One statement. Of another topic only those whose words are alike; `among` limits to what the person sees.
    """
    radius, _days = reach_of(appeal.topic_id)
    found = similar_open(
        topic_id=None, point=appeal.point, building_id=appeal.building_id, but=appeal.pk, radius=radius
    ).filter(pk__in=among.values("pk"))
    mine = search_text(appeal.text)
    pairs = [(other, _same(appeal, other, mine)) for other in found[:MOST_COMPARED]]
    kept = [pair for pair in pairs if pair[1].is_same_topic or pair[1].likeness >= ALIKE]
    return sorted(kept, key=lambda pair: (-pair[1].weight, pair[0].pk))[:count]


ALIKE = 0.25
"""Words in common from which appeals of different topics are shown as perhaps the same."""


def _same(appeal: Appeal, other: Appeal, mine: str) -> Same:
    metres = getattr(other, "metres", None)
    return Same(
        round(metres) if metres is not None else None,
        appeal.building_id is not None and appeal.building_id == other.building_id,
        appeal.topic_id == other.topic_id,
        likeness(mine, search_text(other.text)),
    )


def linked_ids(appeal: Appeal) -> list[int]:
    """Ids of the appeals linked with this one, from either side. One statement."""
    pairs = Link.objects.filter(Q(one=appeal) | Q(other=appeal)).values_list("one_id", "other_id")
    return [other if one == appeal.pk else one for one, other in pairs]
