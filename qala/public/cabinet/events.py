"""News of the room."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class CopyAsked:
    """A resident asked for a copy of everything the city holds about them."""

    copy_id: uuid.UUID
