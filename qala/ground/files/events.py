"""News of this room."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class VideoReceived:
    """A video is kept in private and waits for its clean copy."""

    file_id: UUID


@dataclass(frozen=True)
class FileReady:
    """The clean copy can be seen by those who may see it."""

    file_id: UUID


@dataclass(frozen=True)
class OriginalOpened:
    """Somebody fetched the private original of a photo or video, with everything its camera wrote into it."""

    file_id: UUID
    by_id: int | None


@dataclass(frozen=True)
class FileRejected:
    """The file turned out to be unfit; `code` is one of `rules.limits.CODES`."""

    file_id: UUID
    code: str
