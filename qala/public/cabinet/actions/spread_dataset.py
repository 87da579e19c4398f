"""Tell those who follow a dataset that it was withdrawn, came back, has other columns, or new rows this month."""

from collections import defaultdict

from django.utils.translation import override

from qala.ground.notifications.actions.notify import Recipient, notify
from qala.public.cabinet.actions.spread import STALE_AFTER
from qala.public.cabinet.queries.listeners import followers_of_dataset
from qala.public.opendata.models import DatasetMark, ReleaseDecision
from qala.public.opendata.queries.addresses import page_url
from qala.public.opendata.queries.news import said
from qala.public.opendata.rules.datasets import DATASETS
from qala.shared.clock import now
from qala.shared.db import atomic


def spread_dataset(*, code: str, what: str, key: int) -> int:
    """`what`: withdrawn, released (`key`: the number of the decision), changed (of the mark). How many notices were
    written. Safe to run twice: the same reaches a person once."""
    dataset = DATASETS.get(code)
    row = _row(code, what, key)
    if dataset is None or row is None or now() - row.at > STALE_AFTER:
        return 0
    kind = row.kind if isinstance(row, DatasetMark) else what
    by_language: dict[str, list[Recipient]] = defaultdict(list)
    for pk, language in (
        followers_of_dataset(code).values_list("user_id", "user__language").order_by("user_id")
    ):
        by_language[language].append(Recipient(user_id=pk, language=language))
    count = 0
    with atomic():
        for language, to in by_language.items():
            with override(language):
                told = said(row) if isinstance(row, DatasetMark) else row.reason
                words = {"dataset": str(dataset.title), "what": told}
            count += notify(
                kind=f"cabinet.dataset_{kind}",
                to=to,
                words=words,
                url=page_url(dataset),
                about=f"{code} {key}",
            )
    return count


def _row(code: str, what: str, key: int) -> DatasetMark | ReleaseDecision | None:
    if what == "changed":
        return DatasetMark.objects.filter(pk=key, dataset=code).select_related("before").first()
    return ReleaseDecision.objects.filter(dataset=code, number=key).first()
