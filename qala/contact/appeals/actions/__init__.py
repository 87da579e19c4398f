"""The room's verbs. `STEPS` maps the verbs of `rules.statuses.LIFE` to the functions that carry them out."""

from collections.abc import Callable
from typing import Any

from qala.contact.appeals.actions.accept import accept
from qala.contact.appeals.actions.answer import answer
from qala.contact.appeals.actions.ask import ask
from qala.contact.appeals.actions.assign import assign
from qala.contact.appeals.actions.change_procedure import change_procedure
from qala.contact.appeals.actions.change_topic import change_topic
from qala.contact.appeals.actions.close import close
from qala.contact.appeals.actions.convert import convert
from qala.contact.appeals.actions.extend import extend
from qala.contact.appeals.actions.give_back import give_back
from qala.contact.appeals.actions.hearing import call_hearing, drop_hearing, hold_hearing
from qala.contact.appeals.actions.inform import inform
from qala.contact.appeals.actions.join import Joined, join
from qala.contact.appeals.actions.link import link
from qala.contact.appeals.actions.merge import merge
from qala.contact.appeals.actions.note import note
from qala.contact.appeals.actions.pause import pause, resume
from qala.contact.appeals.actions.plan import plan
from qala.contact.appeals.actions.procedures import Person
from qala.contact.appeals.actions.redirect import redirect
from qala.contact.appeals.actions.register import Place, Registered, register
from qala.contact.appeals.actions.reject import reject
from qala.contact.appeals.actions.reopen import reopen
from qala.contact.appeals.actions.reply import reply
from qala.contact.appeals.actions.split import split
from qala.contact.appeals.actions.write import write

STEPS: dict[str, Callable[..., Any]] = {
    "accept": accept,
    "answer": answer,
    "ask": ask,
    "assign": assign,
    "change_topic": change_topic,
    "close": close,
    "resume": resume,
    "pause": pause,
    "drop_hearing": drop_hearing,
    "hold_hearing": hold_hearing,
    "call_hearing": call_hearing,
    "inform": inform,
    "split": split,
    "change_procedure": change_procedure,
    "convert": convert,
    "extend": extend,
    "give_back": give_back,
    "link": link,
    "merge": merge,
    "note": note,
    "plan": plan,
    "redirect": redirect,
    "reject": reject,
    "reopen": reopen,
    "reply": reply,
    "write": write,
}

__all__ = [
    "STEPS",
    "Joined",
    "Person",
    "Place",
    "Registered",
    "accept",
    "answer",
    "ask",
    "assign",
    "call_hearing",
    "change_procedure",
    "change_topic",
    "close",
    "convert",
    "drop_hearing",
    "extend",
    "give_back",
    "hold_hearing",
    "inform",
    "join",
    "link",
    "merge",
    "note",
    "pause",
    "plan",
    "redirect",
    "register",
    "reject",
    "reopen",
    "reply",
    "resume",
    "split",
    "write",
]
