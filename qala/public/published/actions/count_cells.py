"""Count the public map anew."""

from qala.public.published.access import public_appeals
from qala.public.published.models import MapCell
from qala.public.published.queries.mapping import counted, placed
from qala.shared.bulk import copy_in
from qala.shared.clock import now
from qala.shared.db import atomic


def count_cells() -> int:
    """All cells in place of the earlier ones; how many there are. Safe to run twice."""
    at = now()
    with atomic():
        MapCell.objects.all().delete()
        rows = counted(placed(public_appeals()), "h3", "district_id")
        made = [
            MapCell(h3=cell, district_id=district, count=count, late_count=late, at=at)
            for cell, district, count, late in rows
        ]
        copy_in(made)
    return len(made)
