"""What waits for a person, from all rooms of the office."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.ground.people.access import can, organisations_of
from qala.office.projects.access import BUILD, KEEP, led_projects, visible_projects
from qala.office.projects.models import Project
from qala.office.projects.registries import Errand
from qala.office.reporting.models import ProgressReport, ProjectPhoto
from qala.office.reporting.queries.periods import open_dues
from qala.office.reporting.queries.words import in_month

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Group:
    """Errands of one stretch of time."""

    key: str
    label: str
    tone: str
    errands: list[Errand]


def grouped(errands: Iterable[Errand], today: date) -> list[Group]:
    """Late, today, this week, later, without a day; empty groups are left out."""
    kept: dict[str, list[Errand]] = {"late": [], "today": [], "soon": [], "later": [], "open": []}
    for each in errands:
        kept[_when(each.due_on, today)].append(each)
    labels = {
        "late": (_("After the term"), "bad"),
        "today": (_("Today"), "warn"),
        "soon": (_("In the next seven days"), "info"),
        "later": (_("Later"), "neutral"),
        "open": (_("Without a term"), "neutral"),
    }
    return [Group(key, *labels[key], rows) for key, rows in kept.items() if rows]


def _when(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "open"
    if due_on < today:
        return "late"
    if due_on == today:
        return "today"
    return "soon" if due_on <= today + SOON else "later"


def kinds_of(errands: Iterable[Errand]) -> list[tuple[str, int]]:
    """Kinds with how many there are of each, in their order of number."""
    return Counter(str(each.kind) for each in errands).most_common()


def report_errands(user: Any) -> Iterable[Errand]:
    """Reports to write, for heads; reports to accept and photos to look at, for the office."""
    yield from _to_write(user)
    if can(user, KEEP):
        yield from _to_accept(user)
        waiting = ProjectPhoto.objects.filter(stage="processed").exclude(report__stage="draft").count()
        if waiting:
            words = _("Photos wait for a look: %(count)d") % {"count": waiting}
            yield Errand(words, reverse("reporting:all_photos") + "?stage=processed", _("Photos"))


def _to_write(user: Any) -> Iterable[Errand]:
    led = led_projects(user)
    kind = pgettext("errand", "Report")
    rows = ProgressReport.objects.filter(project__in=led, stage="returned")
    returned = {(row.project_id, row.month): row for row in rows.select_related("project")}
    for due in open_dues().filter(project__in=led).select_related("project"):
        sent_back = returned.pop((due.project_id, due.month), None)
        words = _("Mend the report about %(month)s") if sent_back else _("Write the report about %(month)s")
        url = sent_back.get_absolute_url() if sent_back else due.reports_url
        yield Errand(words % {"month": in_month(due.month)}, url, kind, due.due_on, due.project)
    for report in returned.values():
        words = _("Mend the report about %(month)s") % {"month": in_month(report.month)}
        yield Errand(words, report.get_absolute_url(), kind, None, report.project)


def _to_accept(user: Any) -> Iterable[Errand]:
    rows = (
        ProgressReport.objects.filter(stage="submitted").exclude(author=user.pk).exclude(submitted_by=user.pk)
    )
    for report in rows.select_related("project").order_by("submitted_at"):
        words = _("Accept the report about %(month)s") % {"month": in_month(report.month)}
        yield Errand(words, report.get_absolute_url(), _("Acceptance"), None, report.project)


def sites_of(user: Any) -> list[Project]:
    """The projects that a contractor's people build: where they send photos to. Empty for others."""
    return list(visible_projects(user).order_by("code")) if organisations_of(user, BUILD) else []
