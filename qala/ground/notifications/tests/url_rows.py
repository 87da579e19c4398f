"""Who may open the addresses of the room."""

from typing import Any

from qala.ground.notifications.actions.stopping import Stop, token_of
from tests.url_matrix import ALL, Row

ROWS = {
    "notifications:stop": Row(ALL, ALL),
}


def _token(city: Any) -> dict[str, str]:
    return {"token": token_of(Stop(city.people.resident.pk, "", "email", "resident.appeals"))}


ARGUMENTS = {
    "notifications:stop": _token,
}
