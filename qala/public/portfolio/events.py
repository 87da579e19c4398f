"""News of the room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class QuestionAsked:
    """A resident wrote an appeal from the page of a project."""

    appeal_id: int
    code: str


@dataclass(frozen=True)
class QuestionUntied:
    """The office found that an appeal is not about the project."""

    appeal_id: int
    code: str
    by_id: int
