"""What the bodies of steps stand on."""

from typing import Annotated, Any

from pydantic import Field

from qala.shared.api import Body


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
