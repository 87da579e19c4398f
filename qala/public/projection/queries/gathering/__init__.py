"""The facts of a project for the public, gathered from the office's rooms; nothing else in `public` reads those."""

from qala.public.projection.queries.gathering.whole import gather

__all__ = ["gather"]
