"""What the JSON API says of contacts, and the body of a new one."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from qala.contact.appeals.actions import Place
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.schemas import topic_id
from qala.contact.contacts.actions import Talk
from qala.shared.api import Body, Id, Named

Outcomes = Literal["consultation", "appeal", "emergency", "transferred", "dropped"]
Seconds = Annotated[float, Field(ge=0, le=43_200)]


class Danger(Schema):
    """What the emergency gate found; priority 0 normal, 1 high, 2 urgent."""

    priority: int
    reasons: list[dict[str, Any]]


class ContactRow(Schema):
    """A contact: nothing about who called."""

    id: int
    channel: str
    language: str
    topic: Named | None
    outcome: Outcomes
    operator_id: int
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime
    wrapped_at: datetime
    note: str
    address: str
    district_id: int | None
    appeal: str | None
    article_id: int | None
    article_title: str
    passed_to: str
    danger: Danger | None


class ContactMade(ContactRow):
    """A new one; with an appeal its secret for the resident, shown once."""

    secret: str


class NewContact(Body):
    """What a conversation left behind. Seconds are counted back from now, so that clocks need not agree."""

    outcome: Outcomes
    channel: Annotated[str, Field(max_length=40)] = "phone"
    text: Annotated[str, Field(max_length=4000)] = ""
    topic: Annotated[str, Field(max_length=80, description="The topic's code.")] = ""
    phone: Annotated[str, Field(max_length=30)] = ""
    full_name: Annotated[str, Field(max_length=200)] = ""
    flat: Annotated[str, Field(max_length=20)] = ""
    language: Literal["kk", "ru", "en"] = "kk"
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    building_id: Id | None = None
    address: Annotated[str, Field(max_length=300)] = ""
    place_note: Annotated[str, Field(max_length=300)] = ""
    appeal: Annotated[str, Field(max_length=30, description="Number of the appeal it was about.")] = ""
    article_id: Id | None = None
    passed_to: Annotated[str, Field(max_length=60)] = ""
    elapsed_s: Seconds = 0
    wrapping_s: Seconds = 0

    def talk(self, secret: str) -> Talk:
        """What the action takes; an unknown appeal becomes an id that nobody sees."""
        number = read_number(self.appeal) if self.appeal else None
        about = Appeal.objects.filter(number=number).values_list("pk", flat=True).first() if number else None
        return Talk(
            channel=self.channel,
            said=self.text,
            topic_id=topic_id(self.topic) if self.topic else None,
            phone=self.phone,
            full_name=self.full_name,
            flat=self.flat,
            language=self.language,
            place=Place(self.lon, self.lat, self.building_id, self.address, self.place_note),
            appeal_id=about if about or not self.appeal else 0,
            article_id=self.article_id,
            passed_to=self.passed_to,
            elapsed_s=self.elapsed_s,
            wrapping_s=self.wrapping_s,
            secret=secret,
        )
