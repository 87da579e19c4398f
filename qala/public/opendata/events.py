"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DatasetDecided:
    """A dataset was withdrawn from open data, or released again."""

    dataset: str
    is_withdrawn: bool
    by_id: int
    number: int = 0


@dataclass(frozen=True)
class DatasetChanged:
    """A dataset has other columns than before, or other rows than a month before."""

    dataset: str
    mark_id: int


@dataclass(frozen=True)
class ReuseProposed:
    """Somebody told what they made of the data; nobody outside sees it before a moderator has."""

    reuse_id: int


@dataclass(frozen=True)
class ReuseRevised:
    """A use has other words: a moderator's are shown, its teller's wait for a moderator."""

    reuse_id: int
    number: int
    is_shown: bool


@dataclass(frozen=True)
class ReuseDecided:
    """A use of the data is shown, is not shown, or was taken down; or changed words of it are shown or not."""

    reuse_id: int
    verb: str
    by_id: int
