"""What happens to projects."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ProjectProposed:
    """A project was written down."""

    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class ProjectMoved:
    """It went to another stage (`verb` of the life cycle), was suspended or resumed."""

    project_id: int
    verb: str
    from_stage: str
    to_stage: str
    by_id: int | None


@dataclass(frozen=True)
class PartAssigned:
    """A person or body has a part in a project from a day on."""

    project_id: int
    part: str
    person_id: int | None
    organisation_id: int | None
    by_id: int | None


@dataclass(frozen=True)
class PlanChanged:
    """Somebody changed the plan, or took a change back; `version` counts both."""

    project_id: int
    version: int
    by_id: int | None


@dataclass(frozen=True)
class BaselineApproved:
    """A plan was frozen; number 1 is the first promise."""

    project_id: int
    baseline_id: int
    number: int
    by_id: int | None


@dataclass(frozen=True)
class ChangeAsked:
    """A change request waits for a decision."""

    project_id: int
    change_request_id: int
    by_id: int | None


@dataclass(frozen=True)
class ChangeDecided:
    """A change request was approved or declined."""

    project_id: int
    change_request_id: int
    is_approved: bool
    by_id: int | None


@dataclass(frozen=True)
class ProgressRecorded:
    """Percentages of items of a project were written for a day (an accepted report, an act)."""

    project_id: int
    valid_on: date
    by_id: int | None


@dataclass(frozen=True)
class ProjectPublished:
    """The public may see it from now on, or (`is_withdrawn`) no longer; `reason`: what the public reads of why."""

    project_id: int
    is_withdrawn: bool
    by_id: int | None
    reason: str = ""


@dataclass(frozen=True)
class PartEnded:
    """A person or body has a part no longer, from today."""

    project_id: int
    part: str
    person_id: int | None
    organisation_id: int | None
    by_id: int | None


@dataclass(frozen=True)
class StepPassed:
    """A step of the course is over; `is_gate`: by a decision with evidence."""

    project_id: int
    step_id: int
    is_gate: bool
    by_id: int | None


@dataclass(frozen=True)
class ProjectMerged:
    """A project goes on inside another one; its own code rests."""

    project_id: int
    into_id: int
    by_id: int | None


@dataclass(frozen=True)
class ProjectSplit:
    """A part of a project became a project of its own."""

    project_id: int
    part_id: int
    by_id: int | None


@dataclass(frozen=True)
class CommentWritten:
    """Somebody wrote to a project; the mentioned are told."""

    project_id: int
    comment_id: int
    by_id: int | None


@dataclass(frozen=True)
class DocumentAdded:
    """A paper was put to a project."""

    project_id: int
    document_id: int
    by_id: int | None


@dataclass(frozen=True)
class DocumentWithdrawn:
    """A paper of a project is shown no longer."""

    project_id: int
    document_id: int
    by_id: int | None


@dataclass(frozen=True)
class PassportChanged:
    """Columns, place or rows of a passport are others than before."""

    project_id: int
    by_id: int | None
