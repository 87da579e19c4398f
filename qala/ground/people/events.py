"""News of the room."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DutyGiven:
    """A person was appointed."""

    duty_id: int
    user_id: int
    role: str
    organisation_id: int | None
    by_id: int | None


@dataclass(frozen=True)
class DutyEnded:
    """A duty ends: it no longer holds on `valid_to`."""

    duty_id: int
    user_id: int
    role: str
    organisation_id: int | None
    valid_to: date
    by_id: int | None


@dataclass(frozen=True)
class PersonDeactivated:
    """A person can no longer sign in."""

    user_id: int
    by_id: int | None


@dataclass(frozen=True)
class PersonErased:
    """Everything the account said about a person is gone, at their own wish; rooms forget what they hold by the id."""

    user_id: int
