"""What happens to money and labour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetRevised:
    """A budget line has an amount, or another one (`line_id`)."""

    line_id: int
    by_id: int | None


@dataclass(frozen=True)
class BudgetAllocated:
    """A part of a budget line goes to a project, or another part than before."""

    line_id: int
    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class ContractSigned:
    """A contract that serves a project was written down."""

    contract_id: int
    project_id: int
    by_id: int | None


@dataclass(frozen=True)
class ContractChanged:
    """Value, time, scope, shares or state of a contract are others than before."""

    contract_id: int
    by_id: int | None


@dataclass(frozen=True)
class WorkCertified:
    """An act of accepted works was written down or corrected."""

    contract_id: int
    act_id: int
    by_id: int | None


@dataclass(frozen=True)
class PaymentRecorded:
    """A payment was written down or corrected; `contract_id` or `project_id` may be None."""

    payment_id: int
    contract_id: int | None
    project_id: int | None
    by_id: int | None


@dataclass(frozen=True)
class LabourRecorded:
    """People, hours or cost of labour at a project were told or corrected."""

    project_id: int
    entry_id: int
    by_id: int | None
