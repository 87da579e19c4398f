"""Verbs of the room."""

from qala.public.opendata.actions.decide import decide
from qala.public.opendata.actions.mark import mark_contents, mark_structures
from qala.public.opendata.actions.measure import measure
from qala.public.opendata.actions.reuse import (
    decline_reuse,
    forget_reuses,
    forget_teller,
    propose_reuse,
    show_reuse,
    take_down_reuse,
)
from qala.public.opendata.actions.revise import (
    decline_revision,
    put_reuse_right,
    revise_reuse,
    show_revision,
)
from qala.public.opendata.actions.snapshots import close_of_files, close_with, revise_next, take
from qala.public.opendata.actions.tidy import tidy

__all__ = [
    "close_of_files",
    "close_with",
    "decide",
    "decline_reuse",
    "decline_revision",
    "forget_reuses",
    "forget_teller",
    "mark_contents",
    "mark_structures",
    "measure",
    "propose_reuse",
    "put_reuse_right",
    "revise_next",
    "revise_reuse",
    "show_reuse",
    "show_revision",
    "take",
    "take_down_reuse",
    "tidy",
]
