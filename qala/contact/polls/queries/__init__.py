"""Reads of polls."""

from qala.contact.polls.queries.sheets import (
    PollCard,
    Sheet,
    SheetOption,
    SheetQuestion,
    has_voted,
    my_vote,
    open_polls,
    poll_sheet,
)

__all__ = [
    "PollCard",
    "Sheet",
    "SheetOption",
    "SheetQuestion",
    "has_voted",
    "my_vote",
    "open_polls",
    "poll_sheet",
]
