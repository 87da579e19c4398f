"""What happens to reports and photos."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ReportSubmitted:
    """A head sent a report to the office."""

    report_id: int
    project_id: int
    month: date
    is_late: bool
    by_id: int | None


@dataclass(frozen=True)
class ReportReturned:
    """The office sent it back with remarks."""

    report_id: int
    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class ReportAccepted:
    """Its figures are the project's from now on; `supersedes_id` is the report that it corrects."""

    report_id: int
    project_id: int
    month: date
    supersedes_id: int | None
    by_id: int | None


@dataclass(frozen=True)
class ReportPublished:
    """The public may see it, with its photos."""

    report_id: int
    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class ReportClimbed:
    """Nobody sent a report in time: the next in the ladder was told (`rung` of `rules.ladder`)."""

    project_id: int
    month: date
    rung: int
    days_late: int


@dataclass(frozen=True)
class PhotoAdded:
    """A photo of a project waits for a look."""

    photo_id: int
    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class PhotoDecided:
    """Somebody looked at it: `stage` is moderated, published or refused."""

    photo_id: int
    project_id: int
    stage: str
    by_id: int | None
