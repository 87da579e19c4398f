"""Work for later: lanes that send what is due, and the clock's own work.

Jobs of one lane carry one lock, so a channel holds one worker of the house, however slow its server is; they rank below
everything else that waits.
"""

from qala.ground.notifications.actions import keeping, messages, send
from qala.ground.notifications.events import CityMessageApproved, DispatchesQueued
from qala.ground.notifications.senders import base
from qala.shared.events import listens
from qala.shared.jobs import defer, job, periodic

QUEUE = "notifications"


@job(queue=QUEUE, retry=0, priority=-10)
def send_lane(channel: str) -> None:
    """Send what is due by a channel for a while; the rest has the next turn."""
    if send.send_due(channel=channel):
        queue(channel)


@listens(DispatchesQueued)
def queued(event: DispatchesQueued) -> None:
    """Something may leave now."""
    queue(event.channel)


@job(queue=QUEUE)
def send_city_message(message_id: int) -> None:
    """Write an approved message to its people; safe to run again."""
    messages.send_message(message_id=message_id)


@listens(CityMessageApproved)
def approved(event: CityMessageApproved) -> None:
    """By a job: thousands of rows are written."""
    defer(send_city_message, message_id=event.message_id)


@periodic("* * * * *")
def send_waiting() -> None:
    """What rested, waited for the morning or for its summary, and what a dead worker left."""
    send.recover()
    for channel in send.channels_due():
        if channel in base.offered():
            queue(channel)


def queue(channel: str) -> None:
    """Give the channel's lane a turn."""
    defer(send_lane, lock=f"notifications.{channel}", channel=channel)


@periodic("40 20 * * *", queue=QUEUE)
def sweep() -> None:
    """Forget what is old, at night in the city."""
    keeping.sweep()
