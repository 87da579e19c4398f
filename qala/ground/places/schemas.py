"""What the JSON API says of places."""

from ninja import Schema


class District(Schema):
    """A district of today. KATO is the state's code of the unit, empty where none is known."""

    id: int
    code: str
    kato: str
    name_kk: str
    name_ru: str
    name_en: str


class Districts(Schema):
    """By their Kazakh names."""

    items: list[District]
