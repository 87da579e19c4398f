"""Risks that a report names."""

from django.db.models import QuerySet

from qala.office.reporting.models import ProgressReport
from qala.office.risks.models import Risk


def risks_of(report: ProgressReport) -> QuerySet[Risk]:
    """Those that it names, by their numbers in the project."""
    return Risk.objects.filter(project=report.project_id, number__in=report.risk_numbers).order_by("number")


def nameable(report: ProgressReport) -> QuerySet[Risk]:
    """Those that it may name: the open ones of the project, and what it names already."""
    rows = Risk.objects.filter(project=report.project_id)
    return (rows.filter(ended_on=None) | rows.filter(number__in=report.risk_numbers)).order_by("number")
