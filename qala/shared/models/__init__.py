"""Tables of the kernel and the abstract shapes that rooms build on."""

from qala.shared.models.abstract import Dated, DatedQuerySet, Named, Placed, Stamped
from qala.shared.models.generation import GenerationStep
from qala.shared.models.idempotency import RememberedPost
from qala.shared.models.jobs import JobFailure
from qala.shared.models.lists import ExportRecord, SavedView
from qala.shared.models.outbox import OutboxEntry
from qala.shared.models.parameter import Parameter
from qala.shared.models.throttle import ThrottleCount
from qala.shared.models.timeline import TimelineEntry

__all__ = [
    "Dated",
    "DatedQuerySet",
    "ExportRecord",
    "GenerationStep",
    "JobFailure",
    "Named",
    "OutboxEntry",
    "Parameter",
    "Placed",
    "RememberedPost",
    "SavedView",
    "Stamped",
    "ThrottleCount",
    "TimelineEntry",
]
