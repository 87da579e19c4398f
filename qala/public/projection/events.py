"""What happens to the projection."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PublicProjectChanged:
    """The public reads something else of a project than before; `is_withdrawn`: nothing any more."""

    code: str
    version: int
    is_withdrawn: bool
