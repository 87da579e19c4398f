"""What other rooms may hear from the organisations."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OrganisationRegistered:
    """A new organisation exists."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class OrganisationDissolved:
    """From `on` the organisation is no more; its open work goes to the successors, if there are any."""

    organisation_id: int
    on: date
    successor_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FunctionHandedOver:
    """From `on` another organisation answers for the function."""

    function_id: int
    from_id: int
    to_id: int
    on: date


@dataclass(frozen=True, slots=True)
class OrganisationCalendarChanged:
    """Open terms of this organisation are to be counted by another calendar (None is the default one)."""

    organisation_id: int
    calendar_id: int | None
