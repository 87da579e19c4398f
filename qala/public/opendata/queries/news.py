"""What happened with a dataset, the newest first: for its feed, and for those who follow it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.public.opendata.models import DatasetMark, ReleaseDecision, Snapshot
from qala.public.opendata.queries.addresses import page_url
from qala.public.opendata.rules.datasets import Dataset
from qala.public.opendata.rules.structure import difference
from qala.shared.languages import LANGUAGES

MOST, OF_PORTFOLIO = 50, "projects"


@dataclass(frozen=True)
class News:
    """`key` is the same in each language and for ever; `url` a path of this site."""

    key: str
    at: datetime
    title: str
    text: str
    url: str


def news(dataset: Dataset) -> list[News]:
    """Withdrawn, released again, other columns, other rows; of the portfolio its snapshots, too."""
    page = page_url(dataset)
    found = [
        News(
            f"decision-{each.number}",
            each.at,
            pgettext("dataset", "Withdrawn") if each.is_withdrawn else _("Dataset released again"),
            each.reason,
            page,
        )
        for each in ReleaseDecision.objects.filter(dataset=dataset.code)[:MOST]
    ]
    marks = DatasetMark.objects.filter(dataset=dataset.code, before__isnull=False).select_related("before")
    for mark in marks[:MOST]:
        if mark.is_news:
            is_structure = mark.kind == DatasetMark.Kind.STRUCTURE
            title = _("Other columns") if is_structure else _("New data")
            found.append(News(f"mark-{mark.pk}", mark.at, title, said(mark), page))
    if dataset.code == OF_PORTFOLIO:
        found += _snapshots()
    return sorted(found, key=lambda one: (one.at, one.key), reverse=True)[:MOST]


def _snapshots() -> list[News]:
    address = reverse("opendata:snapshots")
    rows = Snapshot.objects.filter(language=LANGUAGES[0], closed_at=None).defer("packed", "codes")
    return [
        News(
            f"snapshot-{row.month:%Y-%m}-{row.revision}",
            row.made_at,
            _("Snapshot of the portfolio: %(month)s")
            % {"month": date_format(row.month, "YEAR_MONTH_FORMAT")},
            "",
            address,
        )
        for row in rows[:MOST]
    ]


def said(mark: DatasetMark) -> str:
    """What is another than before, in the active language."""
    assert mark.before is not None
    if mark.kind == DatasetMark.Kind.CONTENT:
        if mark.row_count is None or mark.before.row_count is None:
            return _("The rows are others.")
        return _("Rows now: %(now)d, at the mark before: %(before)d.") % {
            "now": mark.row_count,
            "before": mark.before.row_count,
        }
    told = difference(mark.before.columns, mark.columns)
    parts = [
        words % {"codes": ", ".join(codes)}
        for words, codes in (
            (_("Columns that came: %(codes)s."), told.added),
            (_("Columns that went: %(codes)s."), told.removed),
            (_("Another type of values: %(codes)s."), told.retyped),
        )
        if codes
    ]
    return " ".join([*parts, *([_("The order of the columns is another.")] if told.is_moved else [])])
