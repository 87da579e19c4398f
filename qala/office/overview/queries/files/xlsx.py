"""The report as a workbook: a sheet for each table, definitions last."""

from qala.office.overview.queries.sheets import PortfolioReport
from qala.shared.sheets import workbook as books


def workbook(report: PortfolioReport) -> bytes:
    """XLSX."""
    return books.workbook(report.title, report.day, (*report.sheets, report.projects, report.definitions))
