"""Building stones: texts in three languages, coded names, bodies, people, place, days."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict

from qala.shared.languages import LANGUAGES


class Value(BaseModel):
    """Base: frozen. Written strictly, read leniently: a newer office may write what an older portal does not know, so a
    field that is added has a default, and none changes its meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def read(cls, kept: Any) -> Self:
        """From what another release may have kept; its fields that are strange here are passed by."""
        return cls.model_validate(kept, extra="ignore")


class Words(Value):
    """A text per language; empty where nobody wrote it."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def said(self, language: str = "") -> str:
        """In the language (the active one, if none is named), or the first that is there: kk → ru → en."""
        wanted = (language or get_language() or LANGUAGES[0])[:2]
        order = (wanted, *LANGUAGES) if wanted in LANGUAGES else LANGUAGES
        return next((text for each in order if (text := getattr(self, each))), "")

    def __str__(self) -> str:
        return self.said()

    def __bool__(self) -> bool:
        return any(getattr(self, each) for each in LANGUAGES)


class Coded(Value):
    """Something with a code and a name: a block, a kind, a district."""

    code: str
    name: Words


class Body(Value):
    """An organisation; `bin` is its number in the state's register, `code` its code here, empty for strangers."""

    code: str = ""
    name: Words
    bin: str = ""
    address: str = ""
    website: str = ""


class Official(Value):
    """Who answers: `part` is curator, head or deputy_head."""

    part: str
    name: str
    post: str = ""


class Partner(Value):
    """A body with a part: contractor, designer, technical_supervision, author_supervision, funder, operator."""

    part: str
    body: Body


class Place(Value):
    """Degrees, longitude first; `outline` is a GeoJSON geometry of six types."""

    lon: float | None = None
    lat: float | None = None
    outline: Any = None
    district: Coded | None = None
    quarter: Coded | None = None
    street: Words = Words()
    address: str = ""


class Dates(Value):
    """Start and finish by the first and the newest baseline, the plan, as expected, as they came."""

    first_start: date | None = None
    first_finish: date | None = None
    promised_start: date | None = None
    promised_finish: date | None = None
    planned_start: date | None = None
    planned_finish: date | None = None
    expected_finish: date | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    slip_days: int | None = None

    @property
    def start(self) -> date | None:
        """As it came, else as promised, else as planned."""
        return self.actual_start or self.promised_start or self.planned_start

    @property
    def finish(self) -> date | None:
        """As it came, else as expected, else as promised, else as planned."""
        return self.actual_finish or self.expected_finish or self.promised_finish or self.planned_finish
