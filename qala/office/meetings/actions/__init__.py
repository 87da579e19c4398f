"""One verb per file."""

from qala.office.meetings.actions.agenda import move_item, propose_agenda, remove_item, save_item
from qala.office.meetings.actions.ask import ask_change
from qala.office.meetings.actions.attend import write_attendance
from qala.office.meetings.actions.give import give, rewrite
from qala.office.meetings.actions.hold import cancel_meeting, finish, hold, rework, send
from qala.office.meetings.actions.minutes import remove_decision, save_decision, write_heard
from qala.office.meetings.actions.plan import plan, replan
from qala.office.meetings.actions.remind import remind
from qala.office.meetings.actions.sign import sign
from qala.office.meetings.actions.work import accept, claim, confirm, prolong, return_back, take_back

__all__ = [
    "accept",
    "ask_change",
    "cancel_meeting",
    "claim",
    "confirm",
    "finish",
    "give",
    "hold",
    "move_item",
    "plan",
    "prolong",
    "propose_agenda",
    "remind",
    "remove_decision",
    "remove_item",
    "replan",
    "return_back",
    "rework",
    "rewrite",
    "save_decision",
    "save_item",
    "send",
    "sign",
    "take_back",
    "write_attendance",
    "write_heard",
]
