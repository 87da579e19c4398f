"""What a profile may say. Unknown keys are refused, so a slip of the pen is noticed before the first row."""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from qala.contact.appeals.importing.moments import check_format
from qala.contact.catalog.rules.procedures import LATE_NOT_STATED
from qala.shared.intake.spec import Code, Numbers, Picked, Strict, Text

Lon = Annotated[float, Field(ge=-180, le=180)]
Lat = Annotated[float, Field(ge=-90, le=90)]
DateFormat = Annotated[str, AfterValidator(check_format)]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise ValueError(f"no such time zone: {name}") from error
    return name


class FieldSpec(Picked):
    """Of one field, with date formats of its own."""

    formats: list[DateFormat] = []


class Fields(Strict):
    """The fields of an appeal that a file can fill."""

    external_id: FieldSpec
    received_at: FieldSpec
    status: FieldSpec | None = None
    due_at: FieldSpec | None = None
    closed_at: FieldSpec | None = None
    updated_at: FieldSpec | None = None
    topic: FieldSpec | None = None
    topic_group: FieldSpec | None = None
    executor: FieldSpec | None = None
    executor_name: FieldSpec | None = None
    channel: FieldSpec | None = None
    priority: FieldSpec | None = None
    text: FieldSpec | None = None
    answer: FieldSpec | None = None
    address: FieldSpec | None = None
    place_note: FieldSpec | None = None
    late_cause: FieldSpec | None = None
    district: FieldSpec | None = None
    lon: FieldSpec | None = None
    lat: FieldSpec | None = None
    x: FieldSpec | None = None
    y: FieldSpec | None = None

    @model_validator(mode="after")
    def _pairs(self) -> Fields:
        for one, other in (("lon", "lat"), ("x", "y")):
            if (getattr(self, one) is None) != (getattr(self, other) is None):
                raise ValueError(f"{one} and {other} go together")
        return self

    def named(self) -> dict[str, FieldSpec]:
        """The fields that the profile fills, by name."""
        return {name: spec for name in type(self).model_fields if (spec := getattr(self, name)) is not None}


class StatusMap(Strict):
    """The source's statuses to the codes of the city's own."""

    map: dict[Text, str] = {}
    default: str = "registered"
    unknown: str = "registered"
    duplicates: list[Text] = []


class TopicMap(Strict):
    """The source's types to codes of topics; the rest is put on the review list, rejected, or given one topic."""

    map: dict[Text, str] = {}
    unknown: str = "review"
    default: Text = "(none)"
    group_names: dict[Text, str] = {}


class ExecutorMap(Strict):
    """The source's agencies to codes of organisations; the rest is created or goes to the fallback queue."""

    map: dict[Text, str] = {}
    names: dict[Text, str] = {}
    unknown: Literal["create", "fallback", "reject"] = "create"
    kind: Literal[
        "department", "district_akimat", "utility", "emergency", "housing", "lift", "contractor", "other"
    ] = "other"


class ChannelMap(Strict):
    """The source's ways of receipt to codes of channels."""

    map: dict[Text, str] = {}
    default: str = "import"
    unknown: str = "import"


class PriorityMap(Strict):
    """The source's priorities to 0 normal, 1 high, 2 urgent."""

    map: dict[Text, Literal[0, 1, 2]] = {}
    default: Literal[0, 1, 2] = 0


class LateCauseMap(Strict):
    """The source's reasons of late answers to codes of the city's list; `reject` for rows that must name one."""

    map: dict[Text, str] = {}
    default: str = LATE_NOT_STATED
    unknown: str = LATE_NOT_STATED


class DistrictMap(Strict):
    """The source's names of districts to codes of districts; without an entry the name itself is tried."""

    map: dict[Text, str] = {}


class Profile(Strict):
    """One city's register, as a file describes it."""

    name: Code
    title: str
    source: Code | None = None
    prefix: Code
    format: Literal["auto", "csv", "tsv", "jsonl", "json", "geojson"] = "auto"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    header: list[Text] = []
    records: str = "features"
    encoding: str = "utf-8"
    time_zone: Annotated[str, AfterValidator(_zone)]
    ambiguous: Literal["first", "second", "reject"] = "first"
    date_formats: Annotated[list[DateFormat], Field(min_length=1)]
    numbers: Numbers = Numbers()
    empty: list[Text] = []
    language: Literal["kk", "ru", "en"] = "ru"
    public: bool = False
    xy_epsg: Annotated[int, Field(ge=1024, le=32767)] | None = None
    bbox: tuple[Lon, Lat, Lon, Lat] | None = None
    dummy_positions: list[tuple[Lon, Lat]] = []
    fields: Fields
    statuses: StatusMap = StatusMap()
    topics: TopicMap = TopicMap()
    executors: ExecutorMap = ExecutorMap()
    channels: ChannelMap = ChannelMap()
    priorities: PriorityMap = PriorityMap()
    late_causes: LateCauseMap = LateCauseMap()
    districts: DistrictMap = DistrictMap()

    @model_validator(mode="after")
    def _whole(self) -> Profile:
        if self.fields.x is not None and self.xy_epsg is None:
            raise ValueError("x and y need xy_epsg, the projection they are in")
        if self.bbox is not None and not (self.bbox[0] < self.bbox[2] and self.bbox[1] < self.bbox[3]):
            raise ValueError("bbox is west, south, east, north")
        try:
            "".encode(self.encoding)
        except LookupError as error:
            raise ValueError(f"no such encoding: {self.encoding}") from error
        return self

    @property
    def register(self) -> str:
        """The name under which numbers of the source are unique; several profiles may share one."""
        return self.source or self.name
