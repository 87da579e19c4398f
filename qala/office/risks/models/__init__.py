"""One noun per file."""

from qala.office.risks.models.assessment import Assessment
from qala.office.risks.models.issue import Issue, Severity
from qala.office.risks.models.result import Level, Result, ResultMeasurement
from qala.office.risks.models.risk import Category, Proximity, Risk, Strategy
from qala.office.risks.models.score import RiskResponse, RiskScore
from qala.office.risks.rules.confidence import Confidence
from qala.office.risks.rules.statuses import IssueStage, RiskStage

__all__ = [
    "Assessment",
    "Category",
    "Confidence",
    "Issue",
    "IssueStage",
    "Level",
    "Proximity",
    "Result",
    "ResultMeasurement",
    "Risk",
    "RiskResponse",
    "RiskScore",
    "RiskStage",
    "Severity",
    "Strategy",
]
