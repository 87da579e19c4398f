"""Verbs of the room."""

from qala.contact.suggestions.actions.activate import activate, dismiss
from qala.contact.suggestions.actions.count import note_choice, note_correction
from qala.contact.suggestions.actions.set_rule import set_rule
from qala.contact.suggestions.actions.train import train

__all__ = ["activate", "dismiss", "note_choice", "note_correction", "set_rule", "train"]
