"""What another Open311 server said, read with distrust: its words are data, never trusted to be well formed."""

from dataclasses import dataclass
from typing import Any

MOST_LETTERS = 200
MOST_NOTES = 1000


class Strange(Exception):
    """The answer is not what the specification says. The words are ours."""


@dataclass(frozen=True)
class Created:
    """What creation returned: a number, a token, or neither."""

    number: str
    token: str


@dataclass(frozen=True)
class Standing:
    """One request as it stands there. `status` is open or closed."""

    number: str
    status: str
    notes: str
    updated: str


def created(data: Any) -> Created:
    """The answer to a POST: a list of one. Raises Strange."""
    row = _one(data)
    return Created(_text(row.get("service_request_id")), _text(row.get("token")))


def resolved(data: Any) -> str:
    """The number that a token has become, "" while there is none. Raises Strange."""
    return _text(_one(data).get("service_request_id"))


def standings(data: Any) -> list[Standing]:
    """Requests of a list; rows without a number or with an unknown state are left out. Raises Strange for no list."""
    if not isinstance(data, list):
        raise Strange("the answer is no list")
    rows = [row for row in data if isinstance(row, dict)]
    found = [
        Standing(
            _text(row.get("service_request_id")),
            _text(row.get("status")).lower(),
            _text(row.get("status_notes"), MOST_NOTES),
            _text(row.get("updated_datetime")),
        )
        for row in rows
    ]
    return [each for each in found if each.number and each.status in ("open", "closed")]


def _one(data: Any) -> dict[str, Any]:
    if not isinstance(data, list) or len(data) != 1 or not isinstance(data[0], dict):
        raise Strange("the answer is no list of one")
    return data[0]


def _text(value: Any, most: int = MOST_LETTERS) -> str:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return ""
    return str(value).replace("\x00", "").strip()[:most]
