"""What the bodies of steps stand on."""

from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field

from qala.ground.people.rules.phones import to_e164
from qala.shared.api import Body


def _phone(typed: str) -> str:
    number = to_e164(typed) if typed.strip() else ""
    if number is None:
        raise ValueError(_("This is not a phone number."))
    return number


Phone = Annotated[str, Field(max_length=30), AfterValidator(_phone)]
"""Any usual way of writing it; E.164 afterwards."""


class StepBody(Body):
    """A step without words of its own; `given` is what the action is called with."""

    def given(self) -> dict[str, Any]:
        """Files under the action's own name."""
        taken = self.model_dump()
        if "file_ids" in taken:
            taken["files"] = taken.pop("file_ids")
        return taken


class Reasoned(StepBody):
    """A step that must be explained."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]
