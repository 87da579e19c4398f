"""Who may open the addresses of the room."""

import uuid
from typing import Any

from qala.ground.notifications.actions.stopping import Stop, token_of
from qala.ground.notifications.models import Dispatch, Notification, Occasion
from qala.shared.clock import now
from tests.url_matrix import ADMIN, ALL, EDITORS, LEADERS, SIGNED_IN, Row

ROWS = {
    "notifications:again": Row(do=ADMIN),
    "notifications:all_again": Row(do=ADMIN),
    "notifications:bell": Row(SIGNED_IN, is_page=False),
    "notifications:channels": Row(LEADERS),
    "notifications:dispatch": Row(LEADERS, ADMIN, (422,)),
    "notifications:edit_words": Row(EDITORS, EDITORS),
    "notifications:list": Row(SIGNED_IN),
    "notifications:log": Row(LEADERS),
    "notifications:open": Row(do="r"),
    "notifications:preferences": Row(SIGNED_IN, SIGNED_IN),
    "notifications:read": Row(do=SIGNED_IN),
    "notifications:reset_words": Row(do=EDITORS),
    "notifications:stop": Row(ALL, ALL),
    # No browser sends nothing: the answer says what is wrong.
    "notifications:subscribe": Row(do=SIGNED_IN, codes=(422,)),
    "notifications:unsubscribe": Row(do=SIGNED_IN, codes=(409,)),
    "notifications:words": Row(EDITORS),
}


def _token(city: Any) -> dict[str, str]:
    return {"token": token_of(Stop(city.people.resident.pk, "", "email", "resident.appeals"))}


def _notification(city: Any) -> Notification:
    once = uuid.UUID(int=7)
    found = Notification.objects.filter(once=once).first()
    if found is None:
        occasion = Occasion.objects.create(
            kind="appeals.escalated", about="matrix", words={"number": "1"}, made_at=now()
        )
        words = {"kind": occasion.kind, "language": "kk", "once": once, "made_at": now()}
        found = Notification.objects.create(occasion=occasion, user=city.people.resident, **words)
    return found


def _dispatch(city: Any) -> dict[str, int]:
    words = {
        "kind": "appeals.escalated",
        "address": "a@example.org",
        "state": "dead",
        "next_try_at": now(),
        "made_at": now(),
    }
    return {
        "pk": Dispatch.objects.get_or_create(
            notification=_notification(city), channel="email", defaults=words
        )[0].pk
    }


def _beside(_made: Any) -> dict[str, Any]:
    """An address without arguments, once something is there to be listed."""
    return {}


PLACE = {"kind": "appeals.escalated", "channel": "email", "language": "ru"}
ARGUMENTS = {
    "notifications:again": _dispatch,
    "notifications:all_again": lambda c: {"channel": "email"},
    "notifications:dispatch": _dispatch,
    "notifications:edit_words": lambda c: PLACE,
    "notifications:log": lambda c: _beside(_dispatch(c)),
    "notifications:open": lambda c: {"pk": _notification(c).pk},
    "notifications:reset_words": lambda c: PLACE,
    "notifications:stop": _token,
}
