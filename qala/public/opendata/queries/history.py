"""How a dataset came to be what it is: its columns whenever they were others, its rows month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from qala.public.opendata.models import DatasetMark
from qala.public.opendata.queries.news import said
from qala.public.opendata.rules.datasets import Dataset

MOST = 36


@dataclass(frozen=True)
class Line:
    """Rows at the beginning of `month` (None: not counted), or what became of the columns: then without a month."""

    at: datetime
    month: date | None
    row_count: int | None
    text: str


def history(dataset: Dataset) -> Sequence[Line]:
    """The newest first. One statement."""
    marks = DatasetMark.objects.filter(dataset=dataset.code).select_related("before")
    return [_line(each) for each in marks[:MOST]]


def _line(mark: DatasetMark) -> Line:
    if mark.kind == DatasetMark.Kind.CONTENT:
        return Line(mark.at, mark.month, mark.row_count, "")
    first = _("The first columns: %(count)d.") % {"count": len(mark.columns)}
    return Line(mark.at, None, None, said(mark) if mark.before else first)
