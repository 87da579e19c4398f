"""Pieces of profiles: where a field's text comes from, how numbers are written. Unknown keys are refused, so a slip
of the pen is noticed before the first row."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from qala.shared.intake.steps import make_step

Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


def _as_text(value: Any) -> Any:
    if isinstance(value, bool):
        word = "yes" if value else "no"
        raise ValueError(f"YAML reads this word as {word}; put it in quotes")
    return str(value) if isinstance(value, int | float) else value


Text = Annotated[str, BeforeValidator(_as_text)]


class Strict(BaseModel):
    """Frozen, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Picked(Strict):
    """Where a field's text comes from: a column, the first filled of several, several joined, or a constant."""

    column: Text | None = None
    first: list[Text] = []
    join: list[Text] = []
    separator: str = Field(default=" ", alias="with")
    const: Text | None = None
    steps: list[Any] = []
    default: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        return {"column": value} if isinstance(value, str | int | float) else value

    @model_validator(mode="after")
    def _one_source(self) -> Picked:
        named = [self.column is not None, bool(self.first), bool(self.join), self.const is not None]
        if sum(named) != 1:
            raise ValueError("give exactly one of column, first, join, const")
        for step in self.steps:
            make_step(step)
        return self

    @property
    def columns(self) -> list[str]:
        """Every column that is read."""
        return [self.column] if self.column is not None else [*self.first, *self.join]


class Numbers(Strict):
    """How numbers are written in the file."""

    decimal: Literal[".", ","] = "."
    thousands: Literal["", ",", ".", " ", "'"] = ""

    @model_validator(mode="after")
    def _differ(self) -> Numbers:
        if self.decimal == self.thousands:
            raise ValueError("decimal and thousands must differ")
        return self
