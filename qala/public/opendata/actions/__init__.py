"""Verbs of the room."""

from qala.public.opendata.actions.decide import decide
from qala.public.opendata.actions.measure import measure
from qala.public.opendata.actions.snapshots import close_with, revise_next, take
from qala.public.opendata.actions.tidy import tidy

__all__ = ["close_with", "decide", "measure", "revise_next", "take", "tidy"]
