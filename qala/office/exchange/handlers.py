"""News of projects become deliveries to webhooks."""

from typing import Any

from qala.contact.deliveries import tasks
from qala.contact.deliveries.actions import tell
from qala.office.exchange.events import ProjectsImported
from qala.office.exchange.models import ProjectImport
from qala.office.projects.events import (
    BaselineApproved,
    ChangeAsked,
    ChangeDecided,
    ProjectMoved,
    ProjectProposed,
    ProjectPublished,
)
from qala.office.projects.models import Project
from qala.shared.events import listens

SUBJECT = "project"


@listens(ProjectsImported)
def imported(event: ProjectsImported) -> None:
    """A list of hundreds is one piece of news: what it changed is read from the API, by the moment."""
    batch = ProjectImport.objects.defer("content").get(pk=event.import_id)
    done = batch.report["done"]
    if not done.get("new") and not done.get("changed"):
        return
    taken = Project.objects.filter(pk__in=batch.rows.filter(is_applied=True).order_by().values("project"))
    bodies = {pk for pair in taken.order_by().values_list("department", "customer") for pk in pair if pk}
    rows = tell(
        subject=SUBJECT, about=f"import-{batch.pk}", verb="import", of=bodies, url=batch.get_absolute_url(),
        facts={"profile": batch.profile, **{name: done.get(name, 0) for name in ("new", "changed", "rejected")}},
    )  # fmt: skip
    for row in rows:
        tasks.queue(row)


@listens(ProjectProposed)
def proposed(event: ProjectProposed) -> None:
    """A new project."""
    _tell(event.project_id, "propose")


@listens(ProjectMoved)
def moved(event: ProjectMoved) -> None:
    """A step of its life."""
    _tell(event.project_id, event.verb, from_stage=event.from_stage)


@listens(BaselineApproved)
def baseline_approved(event: BaselineApproved) -> None:
    """A promise."""
    _tell(event.project_id, "baseline", number=event.number)


@listens(ChangeAsked)
def change_asked(event: ChangeAsked) -> None:
    """Somebody wants to move the promise."""
    _tell(event.project_id, "change_asked")


@listens(ChangeDecided)
def change_decided(event: ChangeDecided) -> None:
    """It was approved or declined."""
    _tell(event.project_id, "change_decided", is_approved=event.is_approved)


@listens(ProjectPublished)
def published(event: ProjectPublished) -> None:
    """Shown to the public, or no longer."""
    _tell(event.project_id, "withdraw" if event.is_withdrawn else "publish")


def _tell(project_id: int, verb: str, **more: Any) -> None:
    project = Project.objects.get(pk=project_id)
    bodies = [pk for pk in (project.department_id, project.customer_id) if pk is not None]
    rows = tell(
        subject=SUBJECT, about=project.code, verb=verb, facts={**_facts(project), **more},
        url=project.get_absolute_url(), of=bodies,
    )  # fmt: skip
    for row in rows:
        tasks.queue(row)


def _facts(project: Project) -> dict[str, Any]:
    days = ("baseline_finish", "planned_start", "planned_finish", "forecast_finish", "actual_finish")
    return {
        "code": project.code,
        **{f"title_{each}": getattr(project, f"title_{each}") for each in ("kk", "ru", "en")},
        "stage": project.stage,
        "is_suspended": project.is_suspended,
        **{name: day.isoformat() if (day := getattr(project, name)) else None for name in days},
    }
