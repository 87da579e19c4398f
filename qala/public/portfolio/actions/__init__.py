"""One verb per file."""

from qala.public.portfolio.actions.tie import tie

__all__ = ["tie"]
