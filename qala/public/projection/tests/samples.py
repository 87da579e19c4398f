"""One published project with everything, for tests that cross rooms."""

from datetime import timedelta
from typing import Any

from qala.office.finance.tests import samples as finance
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.models import ItemKind, Project, ProjectDocument, Publication, Standing
from qala.office.projects.tests import samples as projects
from qala.office.projects.tests.factories import make_item
from qala.office.reporting.models import PhotoStage, ProgressReport, ProjectPhoto
from qala.office.reporting.tests import samples as reporting
from qala.office.risks.tests import samples as risks
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.shared.clock import now, today

STREET = {"type": "LineString", "coordinates": [[71.425, 51.129], [71.43, 51.13], [71.437, 51.1315]]}


def filled(city: Any) -> Project:
    """The project of the office's samples with plan, baseline, money, risk, result, report, photo and open paper."""
    project = projects.project(city)
    finance.contract(city)
    risks.risk(city)
    risks.result(city)
    report = reporting.accepted(city)
    if not project.baselines.exists():
        make_item(project, "M1", 0, kind=ItemKind.MILESTONE, is_public=True, milestone_code="completion")
        approve_baseline(project_id=project.pk, by=city.people.curator, decision="№ 1")
    ProgressReport.objects.filter(pk=report.pk).update(stage="published", published_at=now())
    reporting.photo(city)
    ProjectPhoto.objects.filter(project=project).update(stage=PhotoStage.PUBLISHED)
    _standings(project)
    projects.document(city)
    ProjectDocument.objects.filter(project=project).update(access=ProjectDocument.Access.OPEN)
    return Project.objects.get(pk=project.pk)


def _standings(project: Project) -> None:
    """How it went in four months."""
    if project.standings.exists():
        return
    first = today().replace(day=1)
    months = [
        (first - timedelta(days=92), 8),
        (first - timedelta(days=61), 15),
        (first - timedelta(days=31), 31),
    ]
    for day, percent in [*months, (today(), 43)]:
        Standing.objects.create(
            project=project,
            day=day,
            is_newest=percent == 43,
            physical=percent,
            planned=percent + 9,
            financial=percent // 2,
            declared=percent + 3,
            health="amber",
            reasons=[{"code": "slip", "value": "16", "tone": "amber", "facet": "schedule", "name": ""}],
            slip_days=16,
            reckoned_at=now(),
        )


def public_project(city: Any) -> PublicProject:
    """It is published, and the public row is there."""
    known = PublicProject.objects.filter(is_withdrawn=False).first()
    if known is not None:
        return known
    project = filled(city)
    project.lon, project.lat, project.geometry = 71.43, 51.13, STREET
    project.address = "Кенесары көшесі, 12–40"
    project.save()
    Project.objects.filter(pk=project.pk).update(publication=Publication.PUBLISHED, published_at=now())
    refresh(project.pk)
    return PublicProject.objects.get(project=project)
