"""One noun per file."""

from qala.public.portfolio.models.question import ProjectQuestion

__all__ = ["ProjectQuestion"]
