"""Jobs of the room."""

from qala.office.projects.models import Project, Publication
from qala.public.projection.actions import refresh
from qala.shared.jobs import job, periodic


@job(name="projection.refresh", priority=5)
def refresh_one(project_id: int) -> None:
    """After a step of the office."""
    refresh(project_id)


@periodic(cron="7 * * * *", name="projection.refresh_all")
def refresh_all() -> None:
    """Every hour: what changed without a step of its own (a name of an organisation, a day that passed)."""
    published = Project.objects.filter(publication=Publication.PUBLISHED).order_by("pk")
    for pk in published.values_list("pk", flat=True).iterator():
        refresh(pk)
