"""Who may open the addresses of the room."""

import uuid
from typing import Any

from qala.ground.notifications.actions.stopping import Stop, token_of
from qala.ground.notifications.models import CityMessage, Dispatch, Notification, Occasion
from qala.shared.clock import now
from tests.url_matrix import ADMIN, ALL, EDITORS, LEADERS, SIGNED_IN, Row

WRITERS, APPROVERS = "sctA", "scA"
ROWS = {
    "notifications:messages": Row(WRITERS),
    "notifications:new_message": Row(WRITERS, WRITERS, (422,)),
    "notifications:message": Row(WRITERS),
    "notifications:edit_message": Row(WRITERS, WRITERS, (422,)),
    "notifications:submit_message": Row(do=WRITERS, codes=(409,)),
    "notifications:approve_message": Row(do=APPROVERS, codes=(409,)),
    "notifications:give_back_message": Row(APPROVERS, APPROVERS, (422,)),
    "notifications:drop_message": Row(do=WRITERS, codes=(409,)),
    "notifications:city_message": Row(ALL),
    # A machine with a key; without one in the settings the page is not there.
    "notifications:sms_reports": Row(do=ALL, codes=(404,)),
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


def _message(stage: str) -> Any:
    """A message of the city in a stage, made once."""

    def made(city: Any) -> dict[str, int]:
        words = {f"{part}_{language}": "Су" for part in ("title", "text") for language in ("kk", "ru")}
        row = CityMessage.objects.filter(stage=stage).first() or CityMessage.objects.create(
            stage=stage, audience="everyone", written_by=city.people.content_editor, sent_at=now(),
            decided_by=city.people.controller if stage == "sent" else None, **words,
        )  # fmt: skip
        return {"pk": row.pk}

    return made


def _beside(_made: Any) -> dict[str, Any]:
    """An address without arguments, once something is there to be listed."""
    return {}


PLACE = {"kind": "appeals.escalated", "channel": "email", "language": "ru"}
ARGUMENTS = {
    **{
        f"notifications:{name}": _message("draft")
        for name in ("edit_message", "submit_message", "approve_message", "give_back_message")
    },
    "notifications:message": _message("waiting"),
    "notifications:drop_message": _message("dropped"),
    "notifications:messages": lambda c: _beside(_message("sent")(c)),
    "notifications:city_message": _message("sent"),
    "notifications:again": _dispatch,
    "notifications:all_again": lambda c: {"channel": "email"},
    "notifications:dispatch": _dispatch,
    "notifications:edit_words": lambda c: PLACE,
    "notifications:log": lambda c: _beside(_dispatch(c)),
    "notifications:open": lambda c: {"pk": _notification(c).pk},
    "notifications:reset_words": lambda c: PLACE,
    "notifications:stop": _token,
}
