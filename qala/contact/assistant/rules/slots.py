"""What a conversation has learnt so far, as it lies in the database, and which step is still open."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from qala.contact.assistant.rules.kinds import State

VERSION = 1
MOST_TEXT = 4000
MOST_FILES = 20


@dataclass
class Slots:
    """An appeal in the making, and what was offered last. `place`: lon, lat, building_id, address; `hits` and
    `guesses`: what the buttons of the present question mean; `report`: a number of this appeal in the conversation;
    `proof`: names the code that was sent to the phone; `link`: the account that this chat may be joined with;
    `hint`: words for a topic that a language model has proposed."""

    report: int = 0
    text: str = ""
    is_attached: bool = False
    files: list[str] = field(default_factory=list)
    voices: list[int] = field(default_factory=list)
    album: str = ""
    place: dict[str, Any] = field(default_factory=dict)
    typed_place: str = ""
    hits: list[dict[str, Any]] = field(default_factory=list)
    topic_id: int | None = None
    hint: str = ""
    guesses: list[int] = field(default_factory=list)
    similar: list[int] = field(default_factory=list)
    is_compared: bool = False
    phone: str = ""
    is_own_phone: bool = False
    is_contacted: bool = False
    needs_proof: bool = False
    is_proven: bool = False
    proof: str = ""
    link: dict[str, Any] = field(default_factory=dict)
    warned: list[str] = field(default_factory=list)
    number: str = ""
    question: str = ""
    poll: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Slots":
        """From the database; slots of another version are begun anew rather than misread."""
        if stored.get("v") != VERSION:
            return cls()
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})

    def begun(self) -> "Slots":
        """A new appeal; what does not belong to it (the number that is counted on) stays."""
        return Slots(report=self.report + 1)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything that would be lost."""
        return bool(self.text or self.files or self.voices or self.place)

    def add_text(self, more: str) -> bool:
        """Put a piece of a description behind the others; False when not all of it had room."""
        whole = f"{self.text}\n{more.strip()}".strip()
        self.text = whole[:MOST_TEXT]
        return len(whole) <= MOST_TEXT

    def add_files(self, files: tuple[str, ...], voices: tuple[int, ...]) -> bool:
        """Files and voice notes; False when there were too many."""
        room = MOST_FILES - len(self.files)
        self.files += list(files)[: max(room, 0)]
        self.voices += list(voices)
        return len(files) <= room

    def take_place(self, place: Mapping[str, Any]) -> None:
        """Another place: what is similar there has to be looked for again."""
        self.place, self.hits, self.typed_place, self.is_compared = dict(place), [], "", False

    def take_topic(self, topic_id: int) -> None:
        """Another topic, likewise."""
        self.topic_id, self.guesses, self.is_compared = topic_id, [], False

    def take_phone(self, phone: str, *, is_own: bool, needs_proof: bool = False) -> None:
        """A contact, "" for none; a code that was on its way to another one is of no use."""
        self.phone, self.is_own_phone, self.is_contacted = phone, is_own, True
        self.needs_proof, self.is_proven, self.proof = needs_proof, False, ""


FLOW: tuple[State, ...] = (
    State.DESCRIBE,
    State.ATTACH,
    State.PLACE,
    State.TOPIC,
    State.SIMILAR,
    State.CONTACT,
    State.PROOF,
    State.CONFIRM,
)
"""The steps of a report, in order."""


def is_done(step: State, slots: Slots) -> bool:
    """Whether a step of the report has its answer."""
    answers = {
        State.DESCRIBE: bool(slots.text),
        State.ATTACH: slots.is_attached,
        State.PLACE: bool(slots.place),
        State.TOPIC: slots.topic_id is not None,
        State.SIMILAR: slots.is_compared,
        State.CONTACT: slots.is_contacted,
        State.PROOF: not slots.needs_proof,
    }
    return answers.get(step, False)


def first_open(slots: Slots) -> State:
    """The first step without an answer; after a correction this leads straight back to the summary."""
    return next((step for step in FLOW if not is_done(step, slots)), State.CONFIRM)


def step_back(state: State, slots: Slots) -> State:
    """The step before, with its answer taken back; the menu before the first."""
    if state == State.PLACE_PICK:
        slots.place = {}
        return State.PLACE
    if state not in FLOW or state == State.DESCRIBE:
        return State.MENU
    before = FLOW[FLOW.index(state) - 1]
    if before == State.PROOF:
        # Asked only where the city wants it: going back means the phone.
        before = State.CONTACT
    if before == State.SIMILAR:
        # It asks only where something similar was found: going back means the topic.
        slots.is_compared, before = False, State.TOPIC
    _take_back(before, slots)
    return before


def _take_back(step: State, slots: Slots) -> None:
    if step == State.ATTACH:
        slots.is_attached = False
    elif step == State.PLACE:
        slots.place = {}
    elif step == State.TOPIC:
        slots.topic_id, slots.is_compared = None, False
    elif step == State.CONTACT:
        slots.take_phone("", is_own=False)
        slots.is_contacted = False
    elif step == State.DESCRIBE:
        slots.text = ""
