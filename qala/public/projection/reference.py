"""After an upgrade public rows are written as the new release writes them."""

from collections.abc import Callable

from qala.office.projects.models import Project
from qala.public.projection.tasks import follow
from qala.shared.reference import register


def load(report: Callable[[str], None]) -> None:
    """By jobs: what reads the same stays as it is."""
    count = follow(Project.objects.all())
    report(f"public projects: {count} looked at anew by jobs")


register(95, "public projects", load)
