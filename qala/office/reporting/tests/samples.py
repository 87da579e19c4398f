"""Something of everything of this room, for tests that cross rooms."""

from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.projects.tests import samples
from qala.office.reporting.actions import accept, add_photos, begin, save, submit
from qala.office.reporting.actions.save import Told
from qala.office.reporting.models import ProgressReport, ProjectPhoto, ReportDue
from qala.office.reporting.rules.months import before, first_of
from qala.office.reporting.tests.factories import FULL, upload
from qala.shared.clock import today


def accepted(city: Any) -> ProgressReport:
    """The report of the sample project about the month before: accepted."""
    project, people = samples.project(city), city.people
    month = before(first_of(today()))
    known = ProgressReport.objects.filter(project=project, month=month).first()
    if known is not None:
        return known
    report = begin(project_id=project.pk, month=month, by=people.project_head)
    told = {row.item_id: Told(max(Decimal(40), row.before)) for row in report.items.all()}
    words = {**FULL, "forecast_finish": project.planned_finish or date(2026, 12, 20)}
    save(report_id=report.pk, by=people.project_head, items=told, **words)
    submit(report_id=report.pk, by=people.project_head)
    return accept(report_id=report.pk, by=people.project_office)


def draft(city: Any) -> ProgressReport:
    """The report about this month: being written; and a term of it."""
    accepted(city)
    project, month = samples.project(city), first_of(today())
    ReportDue.objects.get_or_create(
        project=project, month=month, defaults={"first_due_on": today(), "due_on": today()}
    )
    return begin(project_id=project.pk, month=month, by=city.people.project_head)


def photo(city: Any) -> ProjectPhoto:
    """One photo that waits for a look, beside an older one."""
    project, people = samples.project(city), city.people
    known = ProjectPhoto.objects.filter(project=project).order_by("pk").first()
    if known is not None:
        return known
    for seed, kind in enumerate(("before", "progress")):
        file = upload(people.project_head, seed=seed)
        add_photos(project_id=project.pk, file_ids=[file.pk], by=people.project_head, kind=kind)
    return ProjectPhoto.objects.filter(project=project).order_by("pk")[0]
