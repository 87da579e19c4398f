"""Work behind the scenes: clean copies of videos, and the broom."""

from __future__ import annotations

from uuid import UUID

from qala.ground.files.actions.prepare import prepare
from qala.ground.files.actions.sweep import sweep as sweep_now
from qala.ground.files.actions.sweep import sweep_strays as sweep_strays_now
from qala.ground.files.events import VideoReceived
from qala.shared.events import listens
from qala.shared.jobs import defer, job, periodic


@job(queue="media", retry=3, name="files.process")
def process(file_id: str) -> None:
    """Make the clean copy of one video."""
    prepare(file_id=UUID(file_id))


@listens(VideoReceived)
def process_later(event: VideoReceived) -> None:
    """Queue the work in the transaction that keeps the video."""
    defer(process, file_id=str(event.file_id))


@periodic("17 * * * *")
def sweep() -> None:
    """Every hour: what nobody attached or finished."""
    sweep_now()


@periodic("40 21 * * 6")
def sweep_strays() -> None:
    """Once a week, at night in the city: bytes without a row."""
    sweep_strays_now()
