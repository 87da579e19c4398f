"""One noun per file."""

from qala.public.opendata.models.snapshot import Snapshot

__all__ = ["Snapshot"]
