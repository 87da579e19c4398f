"""What is public of projects: one definition."""

from django.db.models import QuerySet

from qala.ground.files.access import public_viewer
from qala.ground.files.models import StoredFile
from qala.office.projects.models import ProjectDocument, Publication
from qala.public.projection.models import PublicProject


def public_projects() -> QuerySet[PublicProject]:
    """Those that everybody may see, without their documents' weight: add `.defer("document")` for lists."""
    return PublicProject.objects.filter(is_withdrawn=False)


def tombstones() -> QuerySet[PublicProject]:
    """Those that were public once: code, days and reason."""
    return PublicProject.objects.filter(is_withdrawn=True)


@public_viewer
def shows_open_document(file: StoredFile) -> bool:
    """Open documents of published projects to everybody."""
    return ProjectDocument.objects.filter(
        file=file,
        withdrawn_at=None,
        access=ProjectDocument.Access.OPEN,
        project__publication=Publication.PUBLISHED,
    ).exists()
