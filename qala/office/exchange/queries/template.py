"""The empty workbook of a profile: headings, what each means, the words that are understood."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.office.exchange.rules.profiles import Profile
from qala.office.exchange.rules.profiles.profile import DAYS, MONEY, NUMBERS
from qala.office.projects.models import Block, ProjectKind, Stage
from qala.shared.clock import today

AT = {"kk": 0, "ru": 1, "en": 2}


def workbook(profile: Profile, language: str) -> bytes:
    """Three sheets: the list to fill in, its columns, the words of this city."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold = book.add_format({"bold": True, "bg_color": "#e8eef7", "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    headings = list(_headings(profile, language))
    sheet = book.add_worksheet(_("List"))
    sheet.freeze_panes(1, 0)
    for at, (heading, field) in enumerate(headings):
        sheet.write_string(0, at, heading + ("*" if field == "key" else ""), bold)
        sheet.set_column(at, at, max(14, min(40, len(heading) + 4)), day if field in DAYS else None)
    _sheet(book, bold, _("Columns"), [(_("Column"), _("What it takes")), *_meanings(headings)])
    _sheet(book, bold, _("Words"), [(_("Block"), _("Kind"), pgettext("project", "Stage")), *_words()])
    book.close()
    return out.getvalue()


def _headings(profile: Profile, language: str) -> Iterable[tuple[str, str]]:
    for field, spec in profile.fields.items():
        if spec.columns:
            yield spec.columns[min(AT.get(language, 0), len(spec.columns) - 1)], field
    first = today().year
    for each in profile.lines:
        for names, year in each.columns():
            if year is None or first <= year <= first + 4:
                yield names[min(AT.get(language, 0), len(names) - 1)], "money"


def _meanings(headings: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for heading, field in headings:
        yield heading, _kind(field)


def _kind(field: str) -> str:
    if field in DAYS:
        return _("A day, for example 31.12.2026")
    if field == "money" or field in MONEY:
        return _("An amount in the currency of the profile; empty when not known")
    if field in NUMBERS:
        return _("A number")
    if field == "key":
        return _("Needed: the code by which the project is known again")
    return _("A text")


def _words() -> Iterable[tuple[str, str, str]]:
    columns: list[list[str]] = [
        [block.name for block in Block.objects.all()],
        [kind.name for kind in ProjectKind.objects.all()],
        [str(stage.label) for stage in Stage],
    ]
    for at in range(max(map(len, columns))):
        first, second, third = (column[at] if at < len(column) else "" for column in columns)
        yield first, second, third


def _sheet(book: Any, bold: Any, name: str, rows: Iterable[tuple[str, ...]]) -> None:
    sheet = book.add_worksheet(name[:31])
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text, bold if at == 0 else None)
            sheet.set_column(column, column, 44)
