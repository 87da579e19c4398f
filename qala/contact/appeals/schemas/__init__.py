"""What the JSON API says of the register, and the body of each step."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from qala.contact.appeals.actions.attach import MAX_FILES
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.schemas.base import Reasoned, StepBody
from qala.contact.appeals.schemas.legal import LEGAL_BODIES
from qala.contact.catalog.queries import book
from qala.ground.people.models import User
from qala.shared.api import Id, Named
from qala.shared.errors import Invalid

Stage = Literal["new", "active", "waiting", "done", "rejected"]
Files = Annotated[
    list[uuid.UUID],
    Field(max_length=MAX_FILES, description="Ids of files sent to /files/uploads/ in the same session."),
]


class Executor(Schema):
    """The organisation that has the appeal."""

    id: int
    name: str


class RegisterRow(Schema):
    """An appeal as the register shows it: nothing about who wrote it."""

    number: str
    stage: Stage
    status: Named
    topic: Named
    text: str
    address: str
    lon: float | None
    lat: float | None
    district_id: int | None
    executor: Executor | None
    channel: str
    priority: int
    received_at: datetime
    next_due_at: datetime | None
    is_overdue: bool
    resolved_at: datetime | None
    was_late: bool


class Register(Schema):
    """One page; `next` and `prev` are cursors, null at the ends."""

    items: list[RegisterRow]
    next: str | None
    prev: str | None


class Standing(Schema):
    """Where an appeal stands."""

    number: str
    stage: Stage
    status: Named
    executor: Executor | None
    next_due_at: datetime | None


class StepTaken(Standing):
    """Where the appeal stands after the step; `made` is the appeal that the step has made out of it, null for most."""

    made: Standing | None


def topic_id(code: str) -> int:
    """The topic of a code. Raises Invalid."""
    found = next((pk for pk, topic in book().topics.items() if topic.code == code), None)
    if found is None:
        raise Invalid(fields={"topic": _("Please choose a topic.")})
    return found


class Answer(StepBody):
    """The answer to the resident: a photo of the work, or at least 40 letters."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    file_ids: Files = []
    late_cause: Annotated[str, Field(max_length=60)] = ""
    is_unfavourable: bool = False
    is_language_confirmed: bool = False


class Plan(StepBody):
    """The day of the work."""

    planned_on: Annotated[date, Field(le=date(2200, 1, 1))]
    note: Annotated[str, Field(max_length=1000)] = ""


class Ask(StepBody):
    """A question to the resident."""

    question: Annotated[str, Field(min_length=1, max_length=2000)]


class Reply(StepBody):
    """The resident's reply."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    file_ids: Files = []


class Extend(Reasoned):
    """By how much."""

    amount: Annotated[int, Field(ge=1, le=100_000)]
    unit: Literal["minutes", "hours", "working_hours", "calendar_days", "working_days"]


class Redirect(Reasoned):
    """To whom."""

    executor_id: Id


class ChangeTopic(Reasoned):
    """The right topic's code."""

    topic: Annotated[str, Field(min_length=1, max_length=80)]

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"topic_id": topic_id(self.topic), "reason": self.reason}


class Assign(StepBody):
    """To which person of the executor; null: to everybody there."""

    person_id: Id | None

    def given(self) -> dict[str, Any]:
        """The action takes the person, and asks whether they work there."""
        person = User.objects.filter(pk=self.person_id, is_active=True).first() if self.person_id else None
        if self.person_id and person is None:
            raise Invalid(fields={"person_id": _("This person does not work for the executor.")})
        return {"person": person}


class Note(StepBody):
    """A note for staff, or for the resident too."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    is_public: bool = False
    file_ids: Files = []


class Message(StepBody):
    """Words to the resident."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    file_ids: Files = []


class Other(StepBody):
    """Another appeal by its number."""

    other: Annotated[str, Field(min_length=1, max_length=30)]
    note: Annotated[str, Field(max_length=300)] = ""

    def other_id(self) -> int:
        """Raises Invalid for a number that is none."""
        number = read_number(self.other)
        found = Appeal.objects.filter(number=number).values_list("pk", flat=True).first() if number else None
        if found is None:
            raise Invalid(fields={"other": _("There is no appeal with this number.")})
        return found


class Link(Other):
    """With which."""

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"other_id": self.other_id(), "note": self.note}


class Merge(Other):
    """Into which."""

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"into_id": self.other_id(), "note": self.note}


class Close(StepBody):
    """A word on the confirmation."""

    note: Annotated[str, Field(max_length=1000)] = ""


STEP_BODIES: dict[str, type[StepBody]] = {
    "accept": StepBody,
    "answer": Answer,
    "plan": Plan,
    **LEGAL_BODIES,
    "ask": Ask,
    "reply": Reply,
    "write": Message,
    "extend": Extend,
    "assign": Assign,
    "give_back": Reasoned,
    "redirect": Redirect,
    "change_topic": ChangeTopic,
    "note": Note,
    "link": Link,
    "merge": Merge,
    "reject": Reasoned,
    "close": Close,
    "reopen": Reasoned,
}
