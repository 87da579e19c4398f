"""One verb per file."""

from qala.public.portfolio.actions.tie import tie
from qala.public.portfolio.actions.untie import untie

__all__ = ["tie", "untie"]
