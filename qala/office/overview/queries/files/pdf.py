"""The report as a PDF with tags (PDF/UA), set by Typst; every word goes in as data."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.office.overview.queries.sheets import PortfolioReport
from qala.shared.sheets import Sheet, in_words
from qala.shared.typeset import typeset

FOLDER = Path(__file__).parents[2] / "templates" / "overview"
# Columns that paper has no room for; the workbook has them all.
PROJECTS_OUT = {3, 6, 7, 8, 9, 11, 15, 17, 19}
TOTALS_OUT = {3, 4, 11, 14, 15, 16}
# Sheets whose rows begin with a code and the name of a project.
CODED = {"slips", "growths", "changes", "projects"}


def on_paper(report: PortfolioReport) -> Iterator[Sheet]:
    """The sheets with as many columns as a page holds."""
    for sheet in (*report.sheets, report.projects, report.definitions):
        if sheet.code == "projects":
            yield _without(sheet, PROJECTS_OUT)
        elif len(sheet.head) > 12:
            yield _without(sheet, TOTALS_OUT)
        else:
            yield sheet


def _without(sheet: Sheet, places: set[int]) -> Sheet:
    kept = [place for place in range(len(sheet.head)) if place not in places]
    return replace(
        sheet,
        head=[sheet.head[place] for place in kept],
        kinds=[sheet.kinds[place] for place in kept],
        rows=[[row[place] for place in kept] for row in sheet.rows],
    )


def paper(report: PortfolioReport) -> bytes:
    """A4 across."""
    data: dict[str, Any] = {
        "lang": (get_language() or "kk")[:2],
        "title": report.title,
        "as_of": _("As of %(day)s") % {"day": in_words(report.day, "day")},
        "reckoned": _("Reckoned on %(day)s") % {"day": in_words(report.reckoned_on, "day")},
        "nothing": _("Nothing to say here."),
        "sheets": [
            {
                "title": sheet.title,
                "head": sheet.head,
                "is_coded": sheet.code in CODED,
                "ends": [kind != "text" for kind in sheet.kinds],
                "rows": sheet.said(),
            }
            for sheet in on_paper(report)
        ],
    }
    return typeset(FOLDER / "portfolio.typ", data, standard="ua-1")
