"""The dialogue: for every state and every kind of input which effect runs, and where each of its results leads.

This table is the whole of it: the engine looks up a move, runs the named effect (`actions/effects`) and follows the
result. The diagram in the documentation is drawn from it, and a test holds that no pair is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from qala.contact.assistant.rules.kinds import Kind, State
from qala.contact.assistant.rules.slots import Slots, first_open, step_back


class To(StrEnum):
    """Where to, when it depends on what is known."""

    STAY = "stay"
    NEXT = "next"
    BEFORE = "before"


@dataclass(frozen=True)
class Move:
    """An effect and where each of its results leads. `is_quiet`: the question of the state is not asked again."""

    effect: str
    to: Mapping[str, State | To]
    is_quiet: bool = False


def _move(effect: str, ok: State | To | None = None, *, is_quiet: bool = False, **to: State | To) -> Move:
    results = {"ok": ok, **to} if ok is not None else to
    return Move(effect, MappingProxyType(results), is_quiet)


S, K = State, Kind
_HINT = _move("hint", To.STAY)
_MORE_FILES = _move("add_files", To.STAY, again=To.STAY)
_FIRST_FILES = _move("first_files", S.DESCRIBE)
_PLACES: dict[str, Any] = {"one": To.NEXT, "many": S.PLACE_PICK, "none": S.PLACE, "outside": S.PLACE}

EVERYWHERE: dict[Kind, Move] = {
    K.MENU: _move("menu", S.MENU),
    K.CANCEL: _move("cancel", S.MENU),
    K.BACK: _move("back", To.BEFORE),
    K.LANGUAGE: _move("speak", To.STAY),
    K.REPORT: _move("begin_report", S.DESCRIBE, on=To.NEXT),
    K.FIND: _move("begin_find", S.FIND),
    K.ASK: _move("begin_asking", S.FAQ),
    K.POLLS: _move("list_polls", some=S.POLLS, none=S.MENU),
    K.PERSON: _move("call_person", S.WAITING),
    K.OTHER: _move("strange", To.STAY),
    K.FIX_TEXT: _move("fix_text", S.DESCRIBE, none=S.DESCRIBE, kept=To.NEXT),
    K.FIX_PLACE: _move("fix_place", S.PLACE, **_PLACES),
    K.FIX_TOPIC: _move("fix_topic", S.TOPIC),
    K.FIX_CONTACT: _move("fix_contact", S.CONTACT),
    K.LINK: _move("open_link", gone=S.MENU, asked=S.LINK),
    K.FILES: _MORE_FILES,
    K.VOICE: _MORE_FILES,
}
"""What is understood at any moment."""

_AT_REST: dict[Kind, Move] = {
    K.NUMBER: _move("find", found=S.CODE, whole=S.MENU, unknown=S.FIND, wait=S.MENU),
    K.FILES: _FIRST_FILES,
    K.VOICE: _FIRST_FILES,
    K.LOCATION: _move("first_place", S.DESCRIBE),
}
_TO_PERSON = _move("to_person", To.STAY, is_quiet=True)
_WITH_PERSON: dict[Kind, Move] = {
    **{kind: _TO_PERSON for kind in K if kind not in (K.ENTER, K.MENU, K.CANCEL, K.BACK, K.LANGUAGE, K.LINK)},
    K.MENU: _move("leave_person", S.MENU),
    K.CANCEL: _move("leave_person", S.MENU),
    K.BACK: _move("leave_person", S.MENU),
    K.LANGUAGE: _move("speak", To.STAY),
    K.LINK: _move("link_later", To.STAY, is_quiet=True),
}

OWN: dict[State, dict[Kind, Move]] = {
    S.MENU: {
        **_AT_REST,
        K.TEXT: _move("listen", report=To.NEXT, short=S.MENU, asked=S.FAQ),
        K.PHONE: _HINT,
    },
    S.DESCRIBE: {
        K.TEXT: _move("describe", To.NEXT, short=S.DESCRIBE),
        K.NUMBER: _move("describe", To.NEXT, short=S.DESCRIBE),
        K.LOCATION: _move("keep_point", S.DESCRIBE, outside=S.DESCRIBE),
    },
    S.ATTACH: {
        K.TEXT: _move("add_text", S.ATTACH),
        K.NUMBER: _move("add_text", S.ATTACH),
        K.SKIP: _move("end_files", To.NEXT),
        K.NO: _move("end_files", To.NEXT),
        K.YES: _move("want_files", S.ATTACH),
        K.LOCATION: _move("set_point", To.NEXT, outside=S.PLACE),
    },
    S.PLACE: {
        K.TEXT: _move("find_place", **_PLACES),
        K.LOCATION: _move("set_point", To.NEXT, outside=S.PLACE),
        K.SKIP: _move("keep_words", To.NEXT, none=S.PLACE),
        K.YES: _move("keep_words", To.NEXT, none=S.PLACE),
        K.NO: _HINT,
    },
    S.PLACE_PICK: {
        K.PICK: _move("pick_place", To.NEXT, gone=S.PLACE),
        K.YES: _move("pick_first", To.NEXT, gone=S.PLACE),
        K.NO: _move("other_place", S.PLACE),
        K.TEXT: _move("find_place", **_PLACES),
        K.LOCATION: _move("set_point", To.NEXT, outside=S.PLACE),
        K.SKIP: _move("keep_words", To.NEXT, none=S.PLACE),
    },
    S.TOPIC: {
        K.ENTER: _move("guess_topic", To.STAY),
        K.YES: _move("first_topic", To.NEXT, none=S.TOPIC),
        K.PICK: _move("pick_topic", To.NEXT, listed=S.TOPIC, gone=S.TOPIC),
        K.TEXT: _move("search_topic", listed=S.TOPIC, none=S.TOPIC),
        K.NO: _move("list_topics", S.TOPIC),
        K.SKIP: _move("list_topics", S.TOPIC),
    },
    S.SIMILAR: {
        K.ENTER: _move("look_around", some=To.STAY, none=To.NEXT),
        K.PICK: _move("join", S.MENU, gone=To.NEXT),
        K.NO: _move("is_another", To.NEXT),
        K.SKIP: _move("is_another", To.NEXT),
        K.YES: _move("join_first", S.MENU, gone=To.NEXT, which=S.SIMILAR),
        K.TEXT: _HINT,
    },
    S.CONTACT: {
        K.ENTER: _move("known_phone", known=To.NEXT, none=To.STAY),
        K.TEXT: _move("set_phone", To.NEXT, wrong=S.CONTACT),
        K.PHONE: _move("share_phone", To.NEXT, wrong=S.CONTACT),
        K.SKIP: _move("no_phone", To.NEXT, needed=S.CONTACT),
        K.NO: _move("no_phone", To.NEXT, needed=S.CONTACT),
    },
    S.PROOF: {
        K.ENTER: _move("send_code", sent=To.STAY, needless=To.NEXT, wait=S.CONTACT),
        K.TEXT: _move("check_code", To.NEXT, wrong=S.PROOF),
        K.PICK: _move("code_again", sent=S.PROOF, wait=S.CONTACT),
        K.SKIP: _move("no_phone", To.NEXT, needed=S.CONTACT),
        K.NO: _move("no_phone", To.NEXT, needed=S.CONTACT),
        K.PHONE: _move("share_phone", To.NEXT, wrong=S.PROOF),
    },
    S.CONFIRM: {
        K.YES: _move("register", S.MENU, refused=S.CONFIRM, open=To.NEXT),
        K.NO: _move("what_to_change", S.CONFIRM, is_quiet=True),
        K.TEXT: _move("add_text", S.CONFIRM),
        K.LOCATION: _move("set_point", To.NEXT, outside=S.PLACE),
        K.PHONE: _move("share_phone", To.NEXT, wrong=S.CONFIRM),
    },
    S.FIND: {
        **_AT_REST,
        K.TEXT: _move("find", found=S.CODE, whole=S.MENU, unknown=S.FIND, wait=S.MENU),
        K.PICK: _move("find", found=S.CODE, whole=S.MENU, unknown=S.FIND, wait=S.MENU),
    },
    S.CODE: {
        **_AT_REST,
        K.TEXT: _move("open_by_code", S.MENU, wrong=S.CODE, wait=S.MENU),
        K.SKIP: _move("menu", S.MENU),
        K.NO: _move("menu", S.MENU),
    },
    S.POLLS: {
        **_AT_REST,
        K.PICK: _move("open_poll", S.POLL, none=S.MENU),
        K.YES: _move("open_first_poll", S.POLL, none=S.MENU),
        K.NO: _move("menu", S.MENU),
        K.TEXT: _HINT,
    },
    S.POLL: {
        **dict.fromkeys((K.TEXT, K.PICK, K.YES, K.NO, K.SKIP, K.NUMBER, K.LOCATION),
                        _move("answer_poll", more=S.POLL, done=S.MENU, wrong=S.POLL, none=S.MENU)),
    },
    S.FAQ: {
        **_AT_REST,
        K.TEXT: _move("answer", sure=S.FAQ, unsure=S.FAQ),
        K.YES: _move("thanked", S.MENU),
        K.NO: _move("not_helped", S.FAQ),
    },
    S.LINK: {
        K.YES: _move("join_account", S.MENU),
        K.NO: _move("leave_link", S.MENU),
        K.SKIP: _move("leave_link", S.MENU),
        K.TEXT: _HINT,
    },
    S.WAITING: dict(_WITH_PERSON),
    S.TALK: dict(_WITH_PERSON),
}  # fmt: skip
"""What is meant by an input in one state."""


def move(state: State, kind: Kind) -> Move:
    """The move of a state and a kind of input: its own, else the one understood everywhere, else a kind hint."""
    if kind == Kind.ENTER:
        return OWN[state].get(kind, Move("nothing", MappingProxyType({"ok": To.STAY})))
    return OWN[state].get(kind) or EVERYWHERE.get(kind) or _HINT


def follow(state: State, made: Move, result: str, slots: Slots) -> State:
    """Where a result leads; KeyError for one that the table does not know (a mistake in an effect)."""
    target = made.to[result]
    if target == To.STAY:
        return state
    if target == To.NEXT:
        return first_open(slots)
    if target == To.BEFORE:
        return step_back(state, slots)
    return State(target)


def every_move() -> Iterator[tuple[State, Kind, Move]]:
    """The whole table, pair by pair."""
    for state in State:
        for kind in Kind:
            yield state, kind, move(state, kind)
