"""Tables of the kernel and the abstract shapes that rooms build on."""

from qala.shared.models.abstract import Dated, DatedQuerySet, Named, Placed, Stamped
from qala.shared.models.idempotency import RememberedPost
from qala.shared.models.lists import SavedView
from qala.shared.models.outbox import OutboxEntry
from qala.shared.models.timeline import TimelineEntry

__all__ = [
    "Dated",
    "DatedQuerySet",
    "Named",
    "OutboxEntry",
    "Placed",
    "RememberedPost",
    "SavedView",
    "Stamped",
    "TimelineEntry",
]
