"""What happens to five-year plans."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanVersionMoved:
    """A version went to another stage: discussion, approval, approved, published."""

    version_id: int
    verb: str
    to_stage: str
    by_id: int | None


@dataclass(frozen=True)
class ProposalSaved:
    """A proposal was written or changed."""

    proposal_id: int
    by_id: int | None


@dataclass(frozen=True)
class RemarkMade:
    """A department said something to a version; it waits for an answer."""

    remark_id: int
    version_id: int
    by_id: int | None


@dataclass(frozen=True)
class RemarkAnswered:
    """A remark was accepted or declined with words."""

    remark_id: int
    is_accepted: bool
    by_id: int | None


@dataclass(frozen=True)
class ProposalBecameProject:
    """A proposal points at a project from now on."""

    proposal_id: int
    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class DriverMeasured:
    """An indicator of a driver project has a value, or another one."""

    indicator_id: int
    project_id: int
    by_id: int | None
