"""One noun per file."""

from qala.contact.quality.models.closing import ClosingCheck, ClosingReview
from qala.contact.quality.models.feedback import Feedback
from qala.contact.quality.models.figures import DailyFigure, FigureMark
from qala.contact.quality.models.judgement import Judgement
from qala.contact.quality.models.reports import ReportDelivery, ScheduledReport
from qala.contact.quality.models.sample import SampleRule

__all__ = [
    "ClosingCheck",
    "ClosingReview",
    "DailyFigure",
    "Feedback",
    "FigureMark",
    "Judgement",
    "ReportDelivery",
    "SampleRule",
    "ScheduledReport",
]
