"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AppealPublished:
    """A moderator has decided what of an appeal everybody may see; a later decision replaces it."""

    appeal_id: int
    by_id: int | None


@dataclass(frozen=True)
class AppealWithheld:
    """Words and photos of an appeal stay inside; `is_hidden`: it left list and map as well."""

    appeal_id: int
    is_hidden: bool
    by_id: int | None
