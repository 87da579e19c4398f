"""Whether a dataset is given away, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from django.utils.translation import gettext as _

from qala.public.opendata.models import QualityReport, ReleaseDecision
from qala.public.opendata.queries.datasets import freshness, rows
from qala.public.opendata.queries.sources import SOURCES
from qala.public.opendata.rules.anonymity import classes_of, smallest
from qala.public.opendata.rules.datasets import DATASETS, Dataset
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.shared.clock import now
from qala.shared.languages import LANGUAGES
from qala.shared.parameters.reading import of_today


@dataclass(frozen=True)
class Standing:
    """`decision`: the last one of people, if any. `finding`: why the rules hold it back."""

    decision: ReleaseDecision | None = None
    finding: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """By people."""
        return self.decision is not None and self.decision.is_withdrawn

    @property
    def is_open(self) -> bool:
        """Whether its files are given to everybody."""
        return not self.is_withdrawn and not self.finding


def standing(dataset: Dataset) -> Standing:
    """Of one. One statement; of datasets with people what their groups cost, once per content."""
    last = ReleaseDecision.objects.filter(dataset=dataset.code).order_by("-number").first()
    known = Standing(last)
    return known if known.is_withdrawn else Standing(last, finding_of(dataset))


def standings() -> Mapping[str, Standing]:
    """Of all."""
    last: dict[str, ReleaseDecision] = {}
    for row in ReleaseDecision.objects.order_by("number"):
        last[row.dataset] = row
    found = {}
    for code, dataset in DATASETS.items():
        known = Standing(last.get(code))
        found[code] = known if known.is_withdrawn else Standing(last.get(code), finding_of(dataset))
    return found


def open_datasets() -> list[Dataset]:
    """Those that are given away."""
    return [DATASETS[code] for code, told in standings().items() if told.is_open]


_counted: dict[str, tuple[str, datetime, int | None]] = {}
_lock = Lock()


def finding_of(dataset: Dataset) -> str:
    """ "" when its groups of people are large enough, or there are none."""
    if dataset.people is None:
        return ""
    least, count = of_today(OpenDataParameters).least_people, _smallest(dataset)
    if count is None or count >= least:
        return ""
    return _("The smallest group of people in it has %(count)d, less than the %(least)d that we promise.") % {
        "count": count,
        "least": least,
    }


def _smallest(dataset: Dataset) -> int | None:
    """Counted once per content and process; of what may be behind, anew when something was taken away, or that old."""
    fresh, moment = freshness(dataset, LANGUAGES[0], str(of_today(OpenDataParameters).least_people)), now()
    mark = fresh.guard if fresh.behind else fresh.tag
    with _lock:
        known = _counted.get(dataset.code)
    is_old = known is not None and fresh.behind and not timedelta() <= moment - known[1] < fresh.behind
    if known is None or known[0] != mark or is_old:
        counts = (smallest(_classes(dataset).items()), _in_file(dataset.code))
        known = (mark, moment, min((each for each in counts if each is not None), default=None))
        with _lock:
            _counted[dataset.code] = known
    return known[2]


def _in_file(code: str) -> int | None:
    """As the last night counted them in the rows themselves."""
    last = QualityReport.objects.order_by("-on").values_list("figures__people", flat=True).first()
    return (last or {}).get(code)


def forget_counts() -> None:
    """They were measured anew."""
    with _lock:
        _counted.clear()


def _classes(dataset: Dataset) -> Mapping[tuple[object, ...], int]:
    source = SOURCES[dataset.code]
    if source.classes:
        return source.classes()
    assert dataset.people is not None
    return classes_of(rows(dataset), dataset.people)
