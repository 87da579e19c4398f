"""Everything that waits, over all channels, with who holds what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qala.contact.shifts import ports
from qala.contact.shifts.models import QueueHold

MOST_OF_A_CHANNEL = 100


@dataclass(frozen=True)
class Waiting:
    """A line of the queue; `hold` None: nobody has it."""

    item: ports.QueueItem
    source: ports.QueueSource
    hold: QueueHold | None


@dataclass(frozen=True)
class ChannelCount:
    """How many wait in a channel, and since when the first does."""

    source: ports.QueueSource
    count: int
    oldest: datetime | None


def waiting(channel: str = "") -> tuple[list[Waiting], list[ChannelCount]]:
    """The lines, most urgent first and then longest waiting, and the channels. At most 100 lines of a channel."""
    found: list[tuple[ports.QueueItem, ports.QueueSource]] = []
    counts = []
    for source in ports.queues():
        items = list(source.waiting(MOST_OF_A_CHANNEL))
        oldest = min((item.waiting_since for item in items), default=None)
        counts.append(ChannelCount(source, source.count(), oldest))
        if channel in ("", source.code):
            found += [(item, source) for item in items]
    holds = {
        (hold.channel, hold.key): hold
        for hold in QueueHold.objects.filter(ended_at=None).select_related("operator")
    }
    found.sort(key=lambda pair: (-pair[0].priority, pair[0].waiting_since, pair[0].key))
    lines = [Waiting(item, source, holds.get((item.channel, item.key))) for item, source in found]
    return lines, counts


def held_by(operator: Any) -> list[tuple[QueueHold, ports.QueueItem | None]]:
    """What an operator holds, oldest first, with its words while it still waits. A handful, each asked for."""
    holds = QueueHold.objects.filter(operator=operator, ended_at=None).order_by("waiting_since", "id")
    return [
        (hold, source.find(hold.key) if (source := ports.queue(hold.channel)) else None) for hold in holds
    ]
