"""What happens in consultations."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ConsultationMoved:
    """It was opened, prolonged, closed, summed up or withdrawn."""

    consultation_id: int
    verb: str
    to_stage: str
    by_id: int | None


@dataclass(frozen=True)
class ResidentRemarked:
    """A resident said something; nobody outside reads it before a moderator has."""

    remark_id: int
    consultation_id: int


@dataclass(frozen=True)
class ResidentRemarkRead:
    """A moderator let a remark out, or kept it in."""

    remark_id: int
    is_shown: bool
    by_id: int | None


@dataclass(frozen=True)
class ResidentRemarkReplied:
    """The city replied to a remark; everybody reads it."""

    remark_id: int
    outcome: str
    by_id: int | None
