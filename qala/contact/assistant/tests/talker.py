"""Somebody who talks to the assistant, as the site's pages do."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.utils.translation import override

from qala.contact.assistant.actions import handle, receive
from qala.contact.assistant.actions.sealing import outside_hash
from qala.contact.assistant.models import Conversation, Turn
from qala.contact.assistant.rules.slots import Slots

_names = count(1)


@dataclass
class Talker:
    """One conversation on the site."""

    language: str = "en"
    user: Any = None
    outside_id: str = field(default_factory=lambda: f"talker-{next(_names)}")
    _count: int = 0

    def say(self, text: str = "", **payload: Any) -> str:
        """Say or press something; the assistant's answer, all lines together."""
        self._count += 1
        payload = {"text": text, **payload}
        with override(self.language):
            conversation, is_new = receive(
                channel="site", update_key=f"{self.outside_id} {self._count}", outside_id=self.outside_id,
                payload=payload, language=self.language, user=self.user,
            )  # fmt: skip
        assert is_new
        before = conversation.turns.count()
        handle(conversation_id=conversation.pk)
        return "\n".join(turn.text for turn in conversation.turns.all()[before:] if turn.who != "person")

    def press(self, value: str) -> str:
        """A button."""
        return self.say(button=value)

    @property
    def conversation(self) -> Conversation:
        """As it stands in the database."""
        return Conversation.objects.get(outside_hash=outside_hash("site", self.outside_id))

    @property
    def state(self) -> str:
        return self.conversation.state

    @property
    def slots(self) -> Slots:
        return Slots.of(self.conversation.slots)

    @property
    def last(self) -> Turn:
        return self.conversation.turns.latest("id")

    @property
    def buttons(self) -> list[str]:
        return [each["value"] for each in self.last.buttons]
