"""What happens to meetings and assignments."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeetingMoved:
    """A meeting went to another stage (`verb` of the life cycle); after `sign` its protocol never changes."""

    meeting_id: int
    verb: str
    by_id: int | None


@dataclass(frozen=True)
class AssignmentMoved:
    """An assignment was issued, taken on, done, confirmed, returned, given more time, or taken back."""

    assignment_id: int
    project_id: int | None
    verb: str
    by_id: int | None
