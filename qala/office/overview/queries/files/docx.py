"""The report as a DOCX."""

from qala.office.overview.queries.files.pdf import on_paper
from qala.office.overview.queries.sheets import PortfolioReport
from qala.shared.sheets import document as papers


def document(report: PortfolioReport) -> bytes:
    """A4 across, with as many columns as a page holds."""
    return papers.document(report.title, report.day, on_paper(report))
