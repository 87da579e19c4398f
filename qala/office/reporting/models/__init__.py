"""One noun per file."""

from qala.office.reporting.models.due import ReportDue
from qala.office.reporting.models.photo import NEVER_PUBLIC, PhotoKind, ProjectPhoto
from qala.office.reporting.models.report import ProgressReport, ReportItem
from qala.office.reporting.rules.statuses import PhotoStage, ReportStage

__all__ = [
    "NEVER_PUBLIC",
    "PhotoKind",
    "PhotoStage",
    "ProgressReport",
    "ProjectPhoto",
    "ReportDue",
    "ReportItem",
    "ReportStage",
]
