"""Who may open the letters."""

from typing import Any

from tests.url_matrix import DESK, Row

HANDS = "oscehx"

ROWS = {
    "mailbox:letters": Row(DESK),
    "mailbox:outgoing": Row(HANDS),
    "mailbox:hand": Row("osceh", "osceh", (422,)),
    "mailbox:letter": Row(DESK),
    "mailbox:person": Row(do=DESK, is_page=False),
    "mailbox:register": Row(DESK, DESK, (422,)),
    "mailbox:join": Row(do=DESK, codes=(422,)),
    "mailbox:aside": Row(do=DESK, codes=(422,)),
}


def _letter(_city: Any) -> dict[str, Any]:
    from qala.contact.mailbox.models import Letter
    from qala.shared.clock import now

    made, _new = Letter.objects.get_or_create(
        digest="0" * 64,
        defaults={"subject": "Су жоқ", "text": "Екінші қабатта су жоқ", "received_at": now()},
    )
    return {"pk": made.pk}


def _outgoing(city: Any) -> dict[str, Any]:
    from qala.contact.mailbox.models import OutgoingLetter
    from qala.shared.clock import now

    defaults = {"kind": "slip", "state": "to_hand", "message_id": "<slip@example.org>", "made_at": now()}
    appeal = next(iter(city.appeals.values()))
    made, _new = OutgoingLetter.objects.get_or_create(appeal=appeal, letter=None, defaults=defaults)
    return {"pk": made.pk}


ARGUMENTS = {name: _letter for name in ROWS if name not in ("mailbox:letters", "mailbox:outgoing")}
ARGUMENTS["mailbox:hand"] = _outgoing
