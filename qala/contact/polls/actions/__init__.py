"""What can be done with polls."""

from qala.contact.polls.actions.cast import Receipt, cast
from qala.contact.polls.actions.count import count_poll, count_running
from qala.contact.polls.actions.life import cancel_poll, close_due, close_poll, open_poll
from qala.contact.polls.actions.voters import voter_of_phone, voter_of_token, voter_of_user
from qala.contact.polls.actions.write import (
    OptionWords,
    move_question,
    remove_question,
    save_poll,
    save_question,
)
from qala.contact.polls.rules.keys import Voter

__all__ = [
    "OptionWords",
    "Receipt",
    "Voter",
    "cancel_poll",
    "cast",
    "close_due",
    "close_poll",
    "count_poll",
    "count_running",
    "move_question",
    "open_poll",
    "remove_question",
    "save_poll",
    "save_question",
    "voter_of_phone",
    "voter_of_token",
    "voter_of_user",
]
