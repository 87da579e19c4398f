"""What happens in the room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LetterArrived:
    """A letter was taken in and sorted; `state` "new" waits for the desk."""

    letter_id: int
    state: str


@dataclass(frozen=True)
class LetterSettled:
    """Somebody at the desk decided what a letter is."""

    letter_id: int
    state: str
    by_id: int | None
