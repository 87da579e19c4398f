"""What rooms above decide for the conversation as for their own pages: who is public, which contacts need a proof.

`public.portal` hands its gate in at start (in its `handlers.py`); this room never imports it. Without it the rules of
the register alone hold.
"""

from collections.abc import Sequence
from typing import Protocol

from django.db.models import QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book


class Gate(Protocol):
    """The rules of the public form."""

    def public(self, rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
        """Those of which everybody may know."""

    def takes_anonymous(self) -> bool:
        """Whether an appeal may come without any contact."""

    def needs_proof(self) -> bool:
        """Whether a typed phone is taken only with the code that was sent to it."""

    def send_code(self, *, phone: str, device: str, language: str, hands: Sequence[str]) -> str:
        """Send one, counted for those who ask; what names it (36 letters). Raises TooMany."""

    def is_right(self, *, token: str, typed: str, device: str) -> bool:
        """Whether this is the code; a wrong try counts."""

    def ask_to_send(self, *, phone: str, who: str, addresses: Sequence[str]) -> None:
        """Count an appeal of this conversation, its addresses (keyed) and its phone. Raises TooMany."""


class Alone:
    """Without the public rooms."""

    def public(self, rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
        """By the topic, the procedure and the appeal's own mark."""
        kept_back = [pk for pk, topic in book().topics.items() if not topic.is_public]
        found = rows.filter(is_public=True, procedure=None, duplicate_of=None)
        return found.exclude(topic_id__in=kept_back)

    def takes_anonymous(self) -> bool:
        """The register does."""
        return True

    def needs_proof(self) -> bool:
        """Nobody could send a code."""
        return False

    def send_code(self, *, phone: str, device: str, language: str, hands: Sequence[str]) -> str:
        """Likewise."""
        return ""

    def is_right(self, *, token: str, typed: str, device: str) -> bool:
        """Likewise."""
        return False

    def ask_to_send(self, *, phone: str, who: str, addresses: Sequence[str]) -> None:
        """No bounds but those of the messages."""


_gates: list[Gate] = []


def register_gate(gate: Gate) -> None:
    """Make the rules of the public form known."""
    _gates[:] = [gate]


def gate() -> Gate:
    """The rules that hold."""
    return _gates[0] if _gates else Alone()
