"""What resident and executor wrote to each other, and why a term was moved, read from an appeal's public history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from qala.contact.appeals.actions.write import RESIDENT
from qala.shared.models import TimelineEntry

MOVED = ("extend", "pause")


@dataclass(frozen=True)
class Message:
    """One message; `is_mine` are the resident's words."""

    text: str
    at: datetime
    is_mine: bool
    is_question: bool = False


def conversation(entries: Iterable[TimelineEntry]) -> list[Message]:
    """Questions, replies and messages, oldest first."""
    found = [(entry, _side(entry)) for entry in entries]
    return [
        Message(entry.note, entry.at, side == RESIDENT, entry.verb == "ask")
        for entry, side in found
        if side and entry.note
    ]


def _side(entry: TimelineEntry) -> str:
    if entry.verb == "write":
        return str((entry.data or {}).get("side", ""))
    return {"ask": "city", "note": "city", "reply": RESIDENT}.get(entry.verb, "")


def why_moved(entries: Iterable[TimelineEntry]) -> str:
    """The latest reason that was given for a longer or stopped term; empty when none was."""
    notes = [entry.note for entry in entries if entry.verb in MOVED and entry.note]
    return notes[-1] if notes else ""
