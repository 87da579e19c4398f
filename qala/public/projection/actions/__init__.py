"""One verb per file."""

from qala.public.projection.actions.refresh import refresh, withdraw

__all__ = ["refresh", "withdraw"]
