"""One noun per file."""

from qala.office.fiveyear.models.driver import DriverActual, DriverIndicator, DriverTarget
from qala.office.fiveyear.models.plan import FiveYearPlan, PlanVersion
from qala.office.fiveyear.models.proposal import Ceiling, Proposal, ProposalMoney, Remark

__all__ = [
    "Ceiling",
    "DriverActual",
    "DriverIndicator",
    "DriverTarget",
    "FiveYearPlan",
    "PlanVersion",
    "Proposal",
    "ProposalMoney",
    "Remark",
]
