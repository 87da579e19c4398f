"""Reports of the portfolio as files: asked for, made by a job, swept."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import override

from qala.office.overview.access import sees_portfolio
from qala.office.overview.models import PortfolioPaper
from qala.office.overview.queries.files import docx, pdf, xlsx
from qala.office.overview.queries.sheets import PortfolioReport, report
from qala.shared import clock
from qala.shared.db import atomic, lock
from qala.shared.errors import require
from qala.shared.models import ExportRecord

MAKERS = {"pdf": pdf.paper, "docx": docx.document, "xlsx": xlsx.workbook}
KEPT = timedelta(days=30)


def ask_paper(*, form: str, language: str, query: str, as_of: date, by: Any) -> PortfolioPaper:
    """Write down what is wanted; whoever calls defers the job in the same transaction. Raises NotAllowed."""
    with atomic():
        require(sees_portfolio(by))
        paper = PortfolioPaper.objects.create(
            form=form, language=language, query=query, as_of=as_of, by=by, asked_at=clock.now()
        )
        ExportRecord.objects.create(
            screen="overview.papers",
            by=by,
            file_format=form,
            columns=[],
            filters=[query[:200]] if query else [],
        )
    return paper


def make_paper(paper_id: int, rows_of: Any) -> PortfolioPaper:
    """Make the file once; `rows_of(paper)` gives the projects with the rights that the person holds now."""
    with atomic():
        paper = lock(PortfolioPaper, paper_id)
        if paper.made_at is None:
            with override(paper.language):
                paper.body = content(paper.form, report(rows_of(paper), paper.as_of))
            paper.made_at = clock.now()
            paper.save(update_fields=["body", "made_at"])
    return paper


def content(form: str, said: PortfolioReport) -> bytes:
    """The bytes of a file."""
    return MAKERS[form](said)


def sweep_papers() -> int:
    """Files nobody needs any more."""
    return PortfolioPaper.objects.filter(asked_at__lt=clock.now() - KEPT).delete()[0]
