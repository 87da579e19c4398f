"""Bodies of the steps that procedures of the law bring."""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field

from qala.contact.appeals.actions.procedures import Person
from qala.contact.appeals.schemas.base import Phone, Reasoned, StepBody
from qala.shared.api import Id

Words = Annotated[str, Field(min_length=1, max_length=4000)]
Short = Annotated[str, Field(max_length=1000)]


class CallHearing(StepBody):
    """When and where the applicant is heard, and what is intended."""

    planned_at: AwareDatetime
    place: Annotated[str, Field(min_length=1, max_length=300)]
    draft: Annotated[str, Field(min_length=1, max_length=2000)]


class HoldHearing(StepBody):
    """What came of the hearing."""

    has_come: bool
    minutes: Words


class Pause(StepBody):
    """The code of a listed reason."""

    cause: Annotated[str, Field(min_length=1, max_length=60)]
    note: Short = ""


class Resume(StepBody):
    """The clock runs again."""

    note: Short = ""


class Inform(StepBody):
    """How the applicant was told."""

    means: Literal["post", "email", "phone", "message", "by_hand"]
    note: Short = ""


class Split(Reasoned):
    """Which part goes to which body."""

    executor_id: Id
    text: Words


class Applicant(StepBody):
    """Who writes; what is left out stays as it is known."""

    procedure: Annotated[str, Field(min_length=1, max_length=40)]
    full_name: Annotated[str, Field(max_length=200)] = ""
    iin: Annotated[str, Field(max_length=12)] = ""
    home_address: Annotated[str, Field(max_length=300)] = ""
    phone: Phone = ""

    def given(self) -> dict[str, Any]:
        """The applicant as one value."""
        taken = self.model_dump()
        names = ("full_name", "iin", "home_address", "phone")
        person = {name: taken.pop(name) for name in names}
        return {"person": Person(**person), **taken}


class Convert(Applicant):
    """Only with the resident's consent."""

    has_consented: bool
    text: Annotated[str, Field(max_length=4000)] = ""
    note: Short = ""


class ChangeProcedure(Applicant):
    """The right procedure, and why."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]


LEGAL_BODIES: dict[str, type[StepBody]] = {
    "call_hearing": CallHearing,
    "hold_hearing": HoldHearing,
    "drop_hearing": Reasoned,
    "pause": Pause,
    "resume": Resume,
    "inform": Inform,
    "split": Split,
    "convert": Convert,
    "change_procedure": ChangeProcedure,
}
