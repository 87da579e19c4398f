"""The channel through which requests come."""

from collections.abc import Callable

from qala.contact.catalog.models import Channel
from qala.contact.catalog.queries import forget_book
from qala.contact.open311.queries.requests import CHANNEL
from qala.shared import reference

NAMES = {"name_kk": "Open311 бағдарламасы", "name_ru": "Программа Open311", "name_en": "Open311 program"}


def load(report: Callable[[str], None]) -> None:
    """Create what is missing."""
    _row, is_new = Channel.objects.get_or_create(
        code=CHANNEL, defaults={"is_staff_only": False, "order": 11, **NAMES}
    )
    forget_book()
    report(f"channel of Open311: {int(is_new)} added")


reference.register(58, "open311", load)
