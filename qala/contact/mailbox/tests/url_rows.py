"""Who may open the letters."""

from typing import Any

from tests.url_matrix import DESK, Row

ROWS = {
    "mailbox:letters": Row(DESK),
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


ARGUMENTS = {name: _letter for name in ROWS if name != "mailbox:letters"}
