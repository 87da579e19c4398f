"""What the JSON API says of the catalogue."""

from typing import Literal

from ninja import Schema


class Promise(Schema):
    """An allowance, counted from the registration."""

    kind: Literal["accept", "first_answer", "resolve"]
    amount: int
    unit: Literal["minutes", "hours", "working_hours", "calendar_days", "working_days"]


class TopicGroup(Schema):
    """The upper level."""

    code: str
    name_kk: str
    name_ru: str
    name_en: str


class Topic(Schema):
    """What an appeal can be about. `promises` hold in the whole city; a district may have its own."""

    code: str
    group: TopicGroup
    name_kk: str
    name_ru: str
    name_en: str
    description_kk: str
    description_ru: str
    description_en: str
    is_emergency: bool
    promises: list[Promise]


class Topics(Schema):
    """In the order of the catalogue."""

    items: list[Topic]
