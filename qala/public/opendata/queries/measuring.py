"""How good our own data are, in counts: read by a job, for nobody waits until 2,000 projects are checked."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q
from django.utils import translation

from qala.office.projects.models import Project, Publication
from qala.office.projects.publication import findings
from qala.office.reporting.models import ReportDue
from qala.public.opendata.queries.datasets import rows
from qala.public.opendata.rules.anonymity import classes_of, smallest
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.projection.access import public_projects
from qala.shared.languages import LANGUAGES

WAITING = (Publication.DRAFT, Publication.CHECKED, Publication.APPROVED)
MONTHS = 12
AGES = (31, 62, 93)
"""Days since the data of a project: up to one month, two, three."""
Json = dict[str, Any]


def figures(day: date) -> Json:
    """Everything, plain JSON; names in each language."""
    return {
        "projects": {"published": public_projects().count(), "waiting": _waiting().count()},
        "completeness": completeness(),
        "checks": checks(day),
        "reports": reports(day),
        "people": people(),
        "freshness": freshness(day),
    }


def _waiting() -> Any:
    return Project.objects.filter(publication__in=WAITING)


def people() -> dict[str, int | None]:
    """The smallest group in the rows of each dataset with people, as its file holds them: what `standing` counts in
    between is what these rows should be."""
    with translation.override(LANGUAGES[0]):
        return {
            code: smallest(classes_of(rows(dataset), dataset.people).items())
            for code, dataset in DATASETS.items()
            if dataset.people
        }


def completeness() -> Json:
    """Of published projects by the CoST list: the average, by department, and what is missing most."""
    sums: dict[str, tuple[int, Decimal]] = {}
    names: dict[str, Json] = {}
    lacking: Counter[str] = Counter()
    found = public_projects().values_list(
        "department", "completeness", "document__missing", "document__department__name"
    )
    for code, percent, missing, name in found.iterator(500):
        lacking.update(missing or ())
        if percent is not None:
            count, total = sums.get(code, (0, Decimal(0)))
            sums[code], names[code] = (count + 1, total + percent), name or {}
    departments = [
        {"code": code, "name": names[code], "count": count, "average": _average(count, total)}
        for code, (count, total) in sums.items()
    ]
    whole = sum(count for count, _total in sums.values())
    return {
        "average": _average(whole, sum((total for _count, total in sums.values()), Decimal(0))),
        "departments": sorted(departments, key=lambda each: (each["average"], each["code"])),
        "missing": [list(each) for each in sorted(lacking.items(), key=lambda pair: (-pair[1], pair[0]))],
    }


def _average(count: int, total: Decimal) -> float | None:
    return float(round(total / count, 1)) if count else None


def checks(day: date) -> list[Json]:
    """How many projects each check before publication finds something in, published ones and those that wait."""
    published = Project.objects.filter(publication=Publication.PUBLISHED)
    with translation.override(LANGUAGES[0]):
        failing = [_failing(each, day) for each in (published, _waiting())]
    codes = sorted({code for each in failing for code in each})
    return [{"code": code, "published": failing[0][code], "waiting": failing[1][code]} for code in codes]


def _failing(projects: Iterable[Project], day: date) -> Counter[str]:
    found: Counter[str] = Counter()
    for project in projects:
        found.update({finding.code for finding in findings(project, day)})
    return found


def reports(day: date) -> list[Json]:
    """Monthly reports that were due in the last year, the oldest month first: in time, late, still missing."""
    since = (day.replace(day=1) - timedelta(days=31 * MONTHS)).replace(day=1)
    due = ReportDue.objects.filter(waived_at=None, due_on__lt=day, month__gte=since)
    is_late = Q(met_at__date__gt=F("due_on"))
    counted = due.order_by("month").values("month").annotate(
        expected=Count("pk"),
        missing=Count("pk", filter=Q(met_at=None)),
        late=Count("pk", filter=is_late),
    )  # fmt: skip
    return [
        {
            "month": row["month"].isoformat(),
            "in_time": row["expected"] - row["missing"] - row["late"],
            "late": row["late"],
            "missing": row["missing"],
        }
        for row in counted
    ][-MONTHS:]


def freshness(day: date) -> list[Json]:
    """Published projects by the age of their data; `days` None is older, or without a day."""
    found: Counter[int | None] = Counter()
    for known in public_projects().values_list("data_as_of", flat=True):
        age = (day - known).days if known else None
        found[next((each for each in AGES if age is not None and age <= each), None)] += 1
    return [{"days": each, "count": found[each]} for each in (*AGES, None)]
