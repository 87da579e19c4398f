"""One noun per file."""

from qala.public.projection.models.public_project import PublicProject
from qala.public.projection.models.version import ProjectVersion

__all__ = ["ProjectVersion", "PublicProject"]
