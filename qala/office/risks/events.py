"""What happens to risks, issues and results."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RiskScored:
    """A risk got a score, the first or another."""

    risk_id: int
    project_id: int
    score: int
    by_id: int | None


@dataclass(frozen=True)
class RiskMoved:
    """A risk went to another stage (`verb` of the life cycle), or was escalated."""

    risk_id: int
    project_id: int
    verb: str
    by_id: int | None


@dataclass(frozen=True)
class IssueRaised:
    """Something went wrong; `risk_id` is the risk that became it, if there was one."""

    issue_id: int
    project_id: int
    risk_id: int | None
    by_id: int | None


@dataclass(frozen=True)
class IssueMoved:
    """An issue went to another stage."""

    issue_id: int
    project_id: int
    verb: str
    by_id: int | None


@dataclass(frozen=True)
class ResultMeasured:
    """A value of a result was written for a day, or an earlier one corrected."""

    result_id: int
    project_id: int
    valid_on: date
    by_id: int | None


@dataclass(frozen=True)
class DeliveryAssessed:
    """Somebody independent of the head said how likely delivery is."""

    project_id: int
    rating: str
    valid_on: date
    by_id: int | None
