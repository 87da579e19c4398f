"""Mark what datasets are like: their columns whenever they are others, their rows once a month."""

from datetime import date
from typing import Any

from qala.public.opendata.events import DatasetChanged
from qala.public.opendata.models import DatasetMark
from qala.public.opendata.queries.contents import contents
from qala.public.opendata.queries.standing import open_datasets
from qala.public.opendata.rules.datasets import DATASETS
from qala.shared.clock import now
from qala.shared.db import atomic, one_at_a_time
from qala.shared.events import publish

LOCK = "marks of datasets"
Kind = DatasetMark.Kind


def mark_structures() -> int:
    """Every dataset, withdrawn ones too: programs read it again some day. How many are others than before."""
    count = 0
    for dataset in DATASETS.values():
        columns = [[each.code, each.kind.name] for each in dataset.columns]
        with atomic():
            one_at_a_time(LOCK)
            last = _last(dataset.code, Kind.STRUCTURE)
            if last is None or last.columns != columns:
                count += _mark(dataset.code, Kind.STRUCTURE, last, columns=columns)
    return count


def mark_contents(*, month: date) -> int:
    """Open ones that have no mark of the month; how many hold other rows than at the mark before."""
    known = set(DatasetMark.objects.filter(kind=Kind.CONTENT, month=month).values_list("dataset", flat=True))
    count = 0
    for dataset, content in contents(each for each in open_datasets() if each.code not in known):
        with atomic():
            one_at_a_time(LOCK)
            last = _last(dataset.code, Kind.CONTENT)
            if last is None or last.month != month:
                count += _mark(
                    dataset.code,
                    Kind.CONTENT,
                    last,
                    month=month,
                    digest=content.digest,
                    row_count=content.row_count,
                )
    return count


def _last(code: str, kind: str) -> DatasetMark | None:
    return DatasetMark.objects.filter(dataset=code, kind=kind).order_by("-id").first()


def _mark(code: str, kind: str, before: DatasetMark | None, **values: Any) -> bool:
    made = DatasetMark.objects.create(dataset=code, kind=kind, at=now(), before=before, **values)
    if made.is_news:
        publish(DatasetChanged(dataset=code, mark_id=made.pk))
    return made.is_news
