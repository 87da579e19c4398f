"""The room's verbs."""

from qala.contact.quality.actions.build import build, mend
from qala.contact.quality.actions.check import check_waiting, note_answer
from qala.contact.quality.actions.review import review
from qala.contact.quality.actions.sample import end_rule, set_rule
from qala.contact.quality.actions.say import note_call, reopen_from, said_of, say, say_on_page
from qala.contact.quality.actions.schedule import schedule, send_due, stop
from qala.contact.quality.actions.send import send_waiting

__all__ = [
    "build",
    "check_waiting",
    "end_rule",
    "mend",
    "note_answer",
    "note_call",
    "reopen_from",
    "review",
    "said_of",
    "say",
    "say_on_page",
    "schedule",
    "send_due",
    "send_waiting",
    "set_rule",
    "stop",
]
