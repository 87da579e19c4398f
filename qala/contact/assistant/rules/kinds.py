"""The words of the dialogue: where a conversation stands, what may come in, what is said back."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a conversation stands."""

    MENU = "menu"
    DESCRIBE = "describe"
    ATTACH = "attach"
    PLACE = "place"
    PLACE_PICK = "place_pick"
    TOPIC = "topic"
    SIMILAR = "similar"
    CONTACT = "contact"
    PROOF = "proof"
    CONFIRM = "confirm"
    FIND = "find"
    CODE = "code"
    POLLS = "polls"
    POLL = "poll"
    FAQ = "faq"
    WAITING = "waiting"
    TALK = "talk"
    LINK = "link"


class Kind(StrEnum):
    """What a person may bring; ENTER is the conversation itself coming to a state."""

    TEXT = "text"
    NUMBER = "number"
    LOCATION = "location"
    FILES = "files"
    VOICE = "voice"
    PHONE = "phone"
    OTHER = "other"
    YES = "yes"
    NO = "no"
    SKIP = "skip"
    PICK = "pick"
    MENU = "menu"
    BACK = "back"
    CANCEL = "cancel"
    LANGUAGE = "language"
    REPORT = "report"
    FIND = "find"
    ASK = "ask"
    POLLS = "polls"
    PERSON = "person"
    FIX_TEXT = "fix_text"
    FIX_PLACE = "fix_place"
    FIX_TOPIC = "fix_topic"
    FIX_CONTACT = "fix_contact"
    LINK = "link"
    ENTER = "enter"


@dataclass(frozen=True)
class Event:
    """What came in, in no channel's own words. `files`: ids of stored files; `voices`: ids of kept voice notes;
    `album`: what the messenger calls files that were sent together; degrees are WGS 84;
    `sources`: keyed hashes of where it came from besides the conversation (a network address), for limits."""

    text: str = ""
    button: str = ""
    lon: float | None = None
    lat: float | None = None
    files: tuple[str, ...] = ()
    voices: tuple[int, ...] = ()
    phone: str = ""
    is_own_phone: bool = False
    album: str = ""
    is_other: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Input:
    """How an event is read where the conversation stands. `value` belongs to the kind (a button's value, a number, a
    language), `text` is what was typed beside it."""

    kind: Kind
    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class Button:
    """An answer that is offered. `value` comes back when it is pressed; `asks`: the messenger should send the person's
    "location" or "phone" with it."""

    label: str
    value: str
    asks: str = ""
