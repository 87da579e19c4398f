"""One noun per file."""

from qala.office.finance.models.budget import (
    BudgetAllocation,
    BudgetLine,
    BudgetRevision,
    CostItem,
    Source,
    Version,
)
from qala.office.finance.models.contract import (
    Contract,
    ContractChange,
    ContractShare,
    Method,
    Nature,
    Status,
)
from qala.office.finance.models.labour import LabourEntry, Span, Teller, Trade
from qala.office.finance.models.payment import CertifiedWork, Payment

__all__ = [
    "BudgetAllocation",
    "BudgetLine",
    "BudgetRevision",
    "CertifiedWork",
    "Contract",
    "ContractChange",
    "ContractShare",
    "CostItem",
    "LabourEntry",
    "Method",
    "Nature",
    "Payment",
    "Source",
    "Span",
    "Status",
    "Teller",
    "Trade",
    "Version",
]
