"""What is wrong with reports and photos of projects, for agendas and control."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.office.projects.models import Project, Stage
from qala.office.projects.registries import Concern
from qala.office.projects.rules.parameters import ProjectParameters
from qala.office.reporting.queries.periods import open_dues
from qala.office.reporting.queries.words import in_month
from qala.shared.parameters.reading import of_today


def report_concerns(projects: QuerySet[Project], today: date) -> Iterable[Concern]:
    """Late reports, and photos of building sites that are too old. Two statements."""
    yield from _late(projects, today)
    yield from _old_photos(projects, today)


def _late(projects: QuerySet[Project], today: date) -> Iterable[Concern]:
    rows = open_dues().filter(project__in=projects.order_by().values("pk"), due_on__lt=today)
    for due in rows.select_related("project").order_by("due_on"):
        words = _("The report about %(month)s is %(days)d days late.")
        yield Concern(
            due.project_id,
            "late_report",
            words % {"month": in_month(due.month), "days": (today - due.due_on).days},
            due.reports_url,
            due.due_on,
            "bad" if due.rung > 3 else "warn",
        )


def _old_photos(projects: QuerySet[Project], today: date) -> Iterable[Concern]:
    least = today - timedelta(days=of_today(ProjectParameters).photo_days)
    real = ~Q(photos__stage="refused") & ~Q(photos__kind="vision")
    rows = projects.order_by().filter(stage=Stage.CONSTRUCTION, suspended_on=None)
    rows = rows.annotate(newest_photo=Max("photos__taken_on", filter=real))
    for code, pk, day in rows.values_list("code", "pk", "newest_photo"):
        if day is None or day < least:
            words = (
                _("No photo of the site yet.") if day is None else _("The newest photo is %(days)d days old.")
            )
            url = reverse("reporting:photos", args=[code])
            yield Concern(pk, "old_photo", words % {"days": (today - day).days} if day else words, url, day)
