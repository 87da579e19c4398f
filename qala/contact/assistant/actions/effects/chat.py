"""One turn of a conversation in the making."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qala.contact.assistant.models import Conversation
from qala.contact.assistant.rules.kinds import Button, Event, Input
from qala.contact.assistant.rules.slots import Slots


@dataclass
class Chat:
    """What an effect works with. `said`: paragraphs of the answer; `links`: (label, path) under it; `buttons`: None
    until somebody offers some; `is_quiet`: nothing is asked after the effect; `mask`: hide what the person
    typed, `is_secret`: keep nothing of it."""

    conversation: Conversation
    slots: Slots
    event: Event
    said: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[Button] | None = None
    urgent: str = ""
    is_quiet: bool = False
    mask: bool = False
    is_secret: bool = False
    after: list[Callable[[], Any]] = field(default_factory=list)

    def say(self, text: str) -> None:
        """One paragraph more."""
        self.said.append(text)

    def offer(self, *buttons: Button) -> None:
        """Buttons under the answer, behind those offered before."""
        self.buttons = [*(self.buttons or []), *buttons]


Effect = Callable[[Chat, Input], str]
EFFECTS: dict[str, Effect] = {}


def effect(*names: str) -> Callable[[Effect], Effect]:
    """Decorator: the function is the effect of these names in the table."""

    def keep(function: Effect) -> Effect:
        EFFECTS.update(dict.fromkeys(names, function))
        return function

    return keep
