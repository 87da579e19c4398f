"""The room's verbs. `STEPS` maps the verbs of `rules.statuses.LIFE` to the functions that carry them out."""

from collections.abc import Callable
from typing import Any

from qala.contact.appeals.actions.accept import accept
from qala.contact.appeals.actions.answer import answer
from qala.contact.appeals.actions.ask import ask
from qala.contact.appeals.actions.assign import assign
from qala.contact.appeals.actions.change_topic import change_topic
from qala.contact.appeals.actions.close import close
from qala.contact.appeals.actions.extend import extend
from qala.contact.appeals.actions.give_back import give_back
from qala.contact.appeals.actions.join import Joined, join
from qala.contact.appeals.actions.link import link
from qala.contact.appeals.actions.merge import merge
from qala.contact.appeals.actions.note import note
from qala.contact.appeals.actions.plan import plan
from qala.contact.appeals.actions.redirect import redirect
from qala.contact.appeals.actions.register import Person, Place, Registered, register
from qala.contact.appeals.actions.reject import reject
from qala.contact.appeals.actions.reopen import reopen
from qala.contact.appeals.actions.reply import reply

STEPS: dict[str, Callable[..., Any]] = {
    "accept": accept,
    "answer": answer,
    "ask": ask,
    "assign": assign,
    "change_topic": change_topic,
    "close": close,
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
    "change_topic",
    "close",
    "extend",
    "give_back",
    "join",
    "link",
    "merge",
    "note",
    "plan",
    "redirect",
    "register",
    "reject",
    "reopen",
    "reply",
]
