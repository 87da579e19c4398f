"""Verbs of the room."""

from qala.public.opendata.actions.snapshots import close_with, take

__all__ = ["close_with", "take"]
