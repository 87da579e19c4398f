"""What an appeal is found by."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.shared.fields import SpGistPointIndex

OPEN = Q(stage__in=[stage.value for stage in OPEN_STAGES])
PUBLIC = Q(is_public=True, procedure__isnull=True, duplicate_of__isnull=True)
PLACED = Q(
    is_public=True, procedure__isnull=True, duplicate_of__isnull=True, lon__isnull=False, h3__isnull=False
) & ~Q(place_quality__in=("dummy", "outside"))

INDEXES: list[models.Index] = [
    models.Index("received_at", "id", name="appeal_received"),
    # What has changed since a moment: daily figures, other programs that keep a copy (open311: updated_after).
    models.Index("changed_at", "id", name="appeal_changed"),
    models.Index("stage", "received_at", "id", name="appeal_stage"),
    models.Index("executor", "received_at", "id", name="appeal_executor"),
    models.Index("topic", "received_at", "id", name="appeal_topic"),
    models.Index("district", "received_at", "id", name="appeal_district"),
    models.Index("next_due_at", "id", condition=Q(next_due_at__isnull=False), name="appeal_due"),
    models.Index("executor", "next_due_at", "id", condition=OPEN, name="appeal_desk"),
    models.Index("received_at", "id", condition=Q(executor=None) & OPEN, name="appeal_fallback"),
    models.Index("received_at", "id", condition=Q(is_overdue=True), name="appeal_overdue"),
    models.Index("building", condition=Q(building__isnull=False), name="appeal_building"),
    models.Index("resident", "id", condition=Q(resident__isnull=False), name="appeal_resident"),
    models.Index("duplicate_of", condition=Q(duplicate_of__isnull=False), name="appeal_duplicate"),
    models.Index("origin", condition=Q(origin__isnull=False), name="appeal_origin"),
    models.Index(
        "procedure",
        "received_at",
        "id",
        condition=Q(procedure__isnull=False),
        name="appeal_procedure",
    ),
    models.Index(
        "resolved_at",
        "district",
        "id",
        condition=Q(resolved_at__isnull=False),
        name="appeal_resolved",
    ),
    models.Index(
        "planned_on",
        "id",
        condition=Q(planned_on__isnull=False, stage="active"),
        name="appeal_planned",
    ),
    models.Index(
        fields=["h3"],
        include=["id", "district", "topic", "stage", "is_overdue", "received_at"],
        condition=PLACED,
        name="appeal_public_cell",
    ),
    # How many of each topic, district and month: counted without reading rows, a thousand bytes each.
    models.Index(
        fields=["topic", "district", "received_at"],
        include=["id"],
        condition=PUBLIC,
        name="appeal_public_leaf",
    ),
    SpGistPointIndex(fields=["point"], name="appeal_point"),
    GinIndex(fields=["search"], name="appeal_search"),
]
