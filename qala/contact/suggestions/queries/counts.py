"""How suggestions fared: accepted, corrected, not offered."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from qala.contact.suggestions.models import Suggestion


@dataclass(frozen=True)
class Fared:
    """Appeals registered while a classifier was in use."""

    all: int = 0
    offered: int = 0
    first: int = 0
    among: int = 0
    corrected: int = 0

    @property
    def other(self) -> int:
        """Something was offered and the person chose something else."""
        return self.offered - self.among

    @property
    def silent(self) -> int:
        """The classifier was too unsure to offer anything."""
        return self.all - self.offered


def fared(rows: QuerySet[Suggestion]) -> Fared:
    """One statement."""
    offered = ~Q(offered=[])
    return Fared(
        **rows.aggregate(
            all=Count("id"),
            offered=Count("id", filter=offered),
            first=Count("id", filter=Q(place=1)),
            among=Count("id", filter=Q(place__gt=0)),
            corrected=Count("id", filter=Q(corrected_at__isnull=False)),
        )
    )
