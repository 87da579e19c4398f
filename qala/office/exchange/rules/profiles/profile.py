"""What a profile may say. Unknown keys are refused with their place, before the first row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator

from qala.office.exchange.rules.profiles.values import check_day_format
from qala.shared.intake.errors import BadProfile
from qala.shared.intake.spec import Code, Numbers, Picked, Strict, Text
from qala.shared.intake.written import faults, mapping

TEXTS = (
    "key", "local_id", "title", "title_kk", "title_ru", "title_en", "purpose", "purpose_kk", "purpose_ru", "purpose_en",
    "stage", "block", "kind", "programme", "owner", "owner_code", "customer", "contractor", "contract_number",
    "procurement_number", "procurement_method", "fund", "district", "address", "delay_reason", "source_url", "note",
)  # fmt: skip
DAYS = (
    "planned_start", "planned_finish", "actual_start", "actual_finish", "contract_start", "contract_finish",
    "advertised_on", "awarded_on", "photo_latest_on",
)  # fmt: skip
MONEY = ("budget", "original_budget", "paid", "estimate", "award", "contract_value")
NUMBERS = ("percent", "photo_count", "lon", "lat")
FIELDS = (*TEXTS, *DAYS, *MONEY, *NUMBERS)
DayFormat = Annotated[str, AfterValidator(check_day_format)]


class FieldSpec(Picked):
    """`zero: unknown` for columns in which 0 stands where nobody knows."""

    formats: list[DayFormat] = []
    zero: Literal["value", "unknown"] = "value"


class Choice(Strict):
    """The file's words to codes of this city; `unknown` is a code, or `reject`, or `leave` for an empty field."""

    map: dict[Text, str] = {}
    default: str = ""
    unknown: str = "reject"


class Owners(Strict):
    """The file's bodies to codes of organisations; the rest is created, given to one body, or rejected."""

    map: dict[Text, str] = {}
    unknown: str = "create"
    prefix: Code = "in"


Year = Annotated[int, Field(ge=1990, le=2100)]


class LineSpec(Strict):
    """A column (or the first that is there of several) with money of one year, or of all before or after, and one
    source. `years: [2024, 2032]` stands for a column of each year, with `{year}` in its name; `year_in` names a column
    that holds the year. A `span` with a `year` is booked in that year, and named so. `paid_on`: it was spent by that
    day."""

    column: Text | None = None
    first: list[Text] = []
    year: Year | None = None
    years: tuple[Year, Year] | None = None
    year_in: Text = ""
    span: Literal["", "before", "after"] = ""
    source: str = ""
    paid_on: date | None = None

    @model_validator(mode="after")
    def _placed(self) -> LineSpec:
        kinds = [
            self.year is not None and not self.span,
            self.years is not None,
            bool(self.span),
            bool(self.year_in),
        ]
        if sum(kinds) != 1:
            raise ValueError("give exactly one of year, years, year_in, span")
        if (self.column is None) == (not self.first):
            raise ValueError("give either column or first")
        if self.years is not None and not all("{year}" in name for name in self.names):
            raise ValueError("with years the column needs {year} in its name")
        return self

    @property
    def names(self) -> list[str]:
        """The columns it may stand in."""
        return [self.column] if self.column is not None else list(self.first)

    def columns(self) -> Iterator[tuple[list[str], int | None]]:
        """(names, year) of each column."""
        if self.years is None:
            yield self.names, self.year
            return
        for year in range(self.years[0], self.years[1] + 1):
            yield [name.replace("{year}", str(year)) for name in self.names], year


class TotalSpec(Strict):
    """Columns that must add up to another one."""

    parts: Annotated[list[Text], Field(min_length=2)]
    total: Text


class ListSpec(Strict):
    """A cell with a JSON list, or one text with a separator; inner names by their role."""

    column: Text
    split: str = ""
    name: Text = ""
    code: Text = ""
    winner: Text = ""
    lon: Text = ""
    lat: Text = ""


class Lists(Strict):
    """What stands several times in one row."""

    categories: ListSpec | None = None
    parties: ListSpec | None = None
    spots: ListSpec | None = None

    @model_validator(mode="after")
    def _named(self) -> Lists:
        if self.categories is not None and not self.categories.split:
            raise ValueError("categories need split, the sign between them")
        if self.parties is not None and not self.parties.name:
            raise ValueError("parties need name")
        return self


class Profile(Strict):
    """One list of projects, as a file describes it. `source` is whose money a package of OC4IDS tells of."""

    name: Code
    title: str
    scheme: Code
    format: Literal["auto", "csv", "tsv", "jsonl", "json", "geojson", "xlsx", "oc4ids"] = "auto"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    sheet: Text = ""
    records: str = "features"
    encoding: str = "utf-8"
    date_formats: Annotated[list[DayFormat], Field(min_length=1)] = ["iso"]
    numbers: Numbers = Numbers()
    empty: list[Text] = []
    language: Literal["kk", "ru", "en"] = "ru"
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    money_in: Annotated[int, Field(ge=1)] = 1
    fields: dict[str, FieldSpec]
    geometry: Text = ""
    lists: Lists = Lists()
    lines: list[LineSpec] = []
    takes_money: bool = False
    source: Literal["republican", "local", "loan", "private"] = "local"
    money_words: dict[Literal["kk", "ru", "en"], str] = {}
    totals: list[TotalSpec] = []
    stages: Choice = Choice(unknown="reject", default="proposed")
    blocks: Choice = Choice()
    kinds: Choice = Choice()
    programmes: Choice = Choice(unknown="leave")
    districts: Choice = Choice(unknown="leave")
    owners: Owners = Owners()

    @model_validator(mode="after")
    def _whole(self) -> Profile:
        strange = sorted(set(self.fields) - set(FIELDS))
        if strange:
            raise ValueError(f"unknown fields: {', '.join(strange)}; fields are {', '.join(FIELDS)}")
        if "key" not in self.fields:
            raise ValueError("fields.key is needed: what a row is known by")
        if not any(re.fullmatch("title(_kk|_ru|_en)?", name) for name in self.fields):
            raise ValueError("a title is needed: title, title_kk, title_ru or title_en")
        if ("lon" in self.fields) != ("lat" in self.fields):
            raise ValueError("lon and lat go together")
        for wanted, choice in (("block", self.blocks), ("kind", self.kinds)):
            if wanted not in self.fields and not choice.default:
                raise ValueError(f"{wanted}s.default is needed where no column says the {wanted}")
        return self

    @property
    def columns(self) -> list[str]:
        """Every column that is read, as the profile spells it."""
        lists = [
            each.column for each in (self.lists.categories, self.lists.parties, self.lists.spots) if each
        ]
        lines = [name for spec in self.lines for names, _year in spec.columns() for name in names]
        lines += [spec.year_in for spec in self.lines if spec.year_in]
        totals = [name for spec in self.totals for name in [*spec.parts, spec.total]]
        fields = [name for spec in self.fields.values() for name in spec.columns]
        return list(dict.fromkeys([*fields, *lists, *lines, *totals]))


def parse_profile(text: str, name: str) -> Profile:
    """From YAML. Raises BadProfile with every fault and its place."""
    return make_profile(mapping(text, name), name)


def make_profile(content: dict[str, Any], name: str) -> Profile:
    """From a mapping. Raises BadProfile with every fault and its place."""
    try:
        return Profile.model_validate({"name": name, **content})
    except ValidationError as error:
        raise BadProfile(f"{name}:\n" + "\n".join(faults(error))) from error
