"""What the JSON API takes from residents and tells them."""

from datetime import date, datetime
from typing import Annotated, Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, Field, model_validator

from qala.contact.appeals.actions import Person, Place
from qala.contact.appeals.actions.register import MAX_TEXT
from qala.contact.appeals.schemas import Files, Stage
from qala.contact.appeals.schemas.base import Phone
from qala.shared.api import Body, Id, Named


def _email(typed: str) -> str:
    if typed:
        try:
            validate_email(typed)
        except ValidationError as fault:
            raise ValueError(_("This is not an e-mail address.")) from fault
    return typed


Degrees = Annotated[float, Field(allow_inf_nan=False)]


class PlaceIn(Body):
    """Where: a position in degrees (WGS 84), a building of the register, or words."""

    lon: Annotated[Degrees, Field(ge=-180, le=180)] | None = None
    lat: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    address: Annotated[str, Field(max_length=300)] = ""
    note: Annotated[str, Field(max_length=300)] = ""
    building_id: Id | None = None

    def place(self) -> Place:
        """What the action takes."""
        return Place(self.lon, self.lat, self.building_id, self.address, self.note)


class PersonIn(Body):
    """Who writes; all of it may be left out. Contacts are kept with consent only."""

    full_name: Annotated[str, Field(max_length=200)] = ""
    phone: Phone = ""
    email: Annotated[str, Field(max_length=254), AfterValidator(_email)] = ""
    flat: Annotated[str, Field(max_length=20)] = ""
    has_agreed: bool = False

    @model_validator(mode="after")
    def agrees(self) -> "PersonIn":
        """Contacts without consent are not taken."""
        if not self.has_agreed and (self.full_name or self.phone or self.email or self.flat):
            raise ValueError(_("Without your consent we cannot keep your name and contacts."))
        return self

    def person(self) -> Person:
        """What the action takes."""
        return Person(self.full_name, self.phone, self.email, self.flat, self.has_agreed)


class AppealIn(Body):
    """A new appeal; only the words and the topic must be there."""

    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    topic: Annotated[str, Field(min_length=1, max_length=80, description="A code of /topics.")]
    language: Annotated[
        Literal["kk", "ru", "en"] | None,
        Field(description="Of the answer; by default the language of Accept-Language."),
    ] = None
    place: PlaceIn = PlaceIn()
    person: PersonIn = PersonIn()
    file_ids: Files = []


class Receipt(Schema):
    """Keep the secret: with the number it opens the whole story, and nobody can look it up."""

    number: str
    secret: str
    received_at: datetime
    promised_at: datetime | None
    executor: str | None


class AnswerOut(Schema):
    """What the city answered."""

    text: str
    organisation: str
    at: datetime


class Entry(Schema):
    """Something that happened."""

    at: datetime
    verb: str
    label: str
    note: str


class Whole(Schema):
    """For the holder of the secret. `question` waits for the resident's reply."""

    text: str
    address: str
    question: str | None
    answers: list[AnswerOut]
    timeline: list[Entry]


class Story(Schema):
    """How an appeal stands; `whole` is null without the secret."""

    number: str
    stage: Stage
    status: Named
    topic: Named | None
    headline: str
    next_step: str
    executor: str | None
    received_at: datetime
    promised_at: datetime | None
    is_late: bool
    planned_on: date | None
    merged_into: str | None
    whole: Whole | None
