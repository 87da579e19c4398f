"""Jobs of the room."""

from django.db.models import QuerySet

from qala.office.projects.models import Project, Publication
from qala.public.projection.actions import refresh
from qala.shared.jobs import defer, job, periodic

TOGETHER = 25


@job(name="projection.refresh", priority=5)
def refresh_some(project_ids: list[int]) -> None:
    """After a step of the office."""
    for pk in project_ids:
        refresh(pk)


@periodic(cron="7 * * * *", name="projection.refresh_all")
def refresh_all() -> None:
    """Every hour: what changed without a step of its own (a name of an organisation, a day that passed)."""
    follow(Project.objects.all())


def follow(projects: QuerySet[Project]) -> int:
    """The published ones among them, soon; how many. In portions: what cannot be gathered stops few others."""
    published = projects.filter(publication=Publication.PUBLISHED).order_by("pk")
    ids = list(published.values_list("pk", flat=True))
    for at in range(0, len(ids), TOGETHER):
        defer(refresh_some, project_ids=ids[at : at + TOGETHER])
    return len(ids)
