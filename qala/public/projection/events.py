"""What happens to the projection."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PublicProjectChanged:
    """The public reads something else of a project than before; `is_withdrawn`: nothing any more. When photos or
    documents went, `files_gone_since` is the first moment at which one of them could be read."""

    code: str
    version: int
    is_withdrawn: bool
    files_gone_since: datetime | None = None
