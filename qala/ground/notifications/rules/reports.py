"""What an SMS gateway reports, in any of the words that gateways use."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

ARRIVED = frozenset({"delivered", "delivrd"})
LOST = frozenset(
    {"undelivered", "undeliv", "failed", "rejected", "rejectd", "expired", "deleted", "undeliverable"}
)
"""SMPP 3.4 (appendix B) and what HTTP gateways call them; whatever else is no end ("accepted", "enroute")."""
MOST = 1000


@dataclass(frozen=True)
class Report:
    """`key`: the `id` that we gave with the message."""

    key: uuid.UUID
    has_arrived: bool


def read_reports(sent: Any) -> list[Report] | None:
    """Ends of messages in a body: one object {"id", "state"}, a list, or {"reports": list}. None for a body that is
    none of these; ids that are not ours in form and states that are no end are passed over."""
    if isinstance(sent, dict) and "reports" in sent:
        sent = sent["reports"]
    rows = [sent] if isinstance(sent, dict) else sent
    if not isinstance(rows, list) or len(rows) > MOST or any(not isinstance(row, dict) for row in rows):
        return None
    return list(_ends(rows))


def _ends(rows: Iterable[dict[str, Any]]) -> Iterable[Report]:
    for row in rows:
        state = str(row.get("state", "")).strip().lower()
        if state not in ARRIVED and state not in LOST:
            continue
        try:
            key = uuid.UUID(str(row.get("id", "")))
        except ValueError:
            continue
        yield Report(key, state in ARRIVED)
