"""Verbs of the room, one per file."""

from qala.contact.contacts.actions.draft import drop_draft, keep_draft, sweep_drafts, unfinished
from qala.contact.contacts.actions.finish import Finished, Talk, finish
from qala.contact.contacts.actions.write_many import write_many

__all__ = [
    "Finished",
    "Talk",
    "drop_draft",
    "finish",
    "keep_draft",
    "sweep_drafts",
    "unfinished",
    "write_many",
]
