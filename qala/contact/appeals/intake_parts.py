"""What rooms above add to the forms in which staff take in an appeal: drawn inside the form, told of the outcome.

A form that takes in appeals puts `intake_parts(user)` into its context, draws each part's `template` after the text
(`{% include part.template %}`), and calls `tell_parts` in the transaction that registered the appeal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qala.contact.appeals.models import Appeal


@dataclass(frozen=True)
class IntakePart:
    """`is_for(user)` says who is shown it; `registered(sent, appeal, by)` is given the fields that the form sent."""

    code: str
    template: str
    is_for: Callable[[Any], bool]
    registered: Callable[[Any, Appeal, Any], None] | None = None


_parts: dict[str, IntakePart] = {}


def register_part(part: IntakePart) -> None:
    """Rooms above call this once, at start."""
    _parts[part.code] = part


def intake_parts(user: Any) -> list[IntakePart]:
    """The parts that this person is shown, in the order of their codes."""
    return [part for _code, part in sorted(_parts.items()) if part.is_for(user)]


def tell_parts(sent: Any, appeal: Appeal, *, by: Any) -> None:
    """The appeal stands in the register; `sent` is the form's QueryDict."""
    for part in intake_parts(by):
        if part.registered is not None:
            part.registered(sent, appeal, by)
