"""What happened with a dataset, the newest first: for its feed, for that of the catalogue, for those who follow it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.public.opendata.models import DatasetMark, ReleaseDecision, Snapshot
from qala.public.opendata.queries.addresses import page_url
from qala.public.opendata.rules.datasets import DATASETS, Dataset
from qala.public.opendata.rules.structure import difference
from qala.shared.languages import LANGUAGES

MOST, OF_PORTFOLIO = 50, "projects"
Kind = DatasetMark.Kind


@dataclass(frozen=True)
class News:
    """`key` is the same in each language and for ever; `url` a path of this site."""

    key: str
    at: datetime
    title: str
    text: str
    url: str
    dataset: str


def news(dataset: Dataset) -> list[News]:
    """Withdrawn, released again, other columns, other rows; of the portfolio its snapshots, too."""
    found = [
        *_decisions(ReleaseDecision.objects.filter(dataset=dataset.code)),
        *_marks(DatasetMark.objects.filter(dataset=dataset.code, before__isnull=False)),
    ]
    if dataset.code == OF_PORTFOLIO:
        found += _snapshots()
    return _newest(found)


def catalogue_news() -> list[News]:
    """The same of all datasets, and those that came; each says of which it is. Three statements."""
    known = {"dataset__in": [*DATASETS]}
    found = [
        *_decisions(ReleaseDecision.objects.filter(**known).order_by("-at", "-id")),
        *_marks(DatasetMark.objects.filter(**known)),
        *_snapshots(),
    ]
    return [replace(each, title=f"{DATASETS[each.dataset].title}: {each.title}") for each in _newest(found)]


def _newest(found: Iterable[News]) -> list[News]:
    return sorted(found, key=lambda one: (one.at, one.dataset, one.key), reverse=True)[:MOST]


def _decisions(rows: QuerySet[ReleaseDecision]) -> list[News]:
    return [
        News(
            f"decision-{each.number}",
            each.at,
            pgettext("dataset", "Withdrawn") if each.is_withdrawn else _("Dataset released again"),
            each.reason,
            page_url(DATASETS[each.dataset]),
            each.dataset,
        )
        for each in rows[:MOST]
    ]


def _marks(rows: QuerySet[DatasetMark]) -> list[News]:
    """Of other columns and rows than before; of the first columns, too, where `rows` has them."""
    is_news = Q(kind=Kind.STRUCTURE) | (Q(before__isnull=False) & ~Q(digest=F("before__digest")))
    return [
        News(
            f"mark-{mark.pk}",
            mark.at,
            _title_of(mark),
            said(mark) if mark.before else str(DATASETS[mark.dataset].about),
            page_url(DATASETS[mark.dataset]),
            mark.dataset,
        )
        for mark in rows.filter(is_news).select_related("before")[:MOST]
    ]


def _title_of(mark: DatasetMark) -> str:
    if mark.before is None:
        return _("New dataset")
    return _("Other columns") if mark.kind == Kind.STRUCTURE else _("New data")


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
            OF_PORTFOLIO,
        )
        for row in rows[:MOST]
    ]


def said(mark: DatasetMark) -> str:
    """What is another than before, in the active language."""
    assert mark.before is not None
    if mark.kind == Kind.CONTENT:
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
