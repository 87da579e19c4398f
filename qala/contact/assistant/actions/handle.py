"""Handle what was stored: in order, one at a time for each conversation, each update once."""

import logging
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.assistant import channels
from qala.contact.assistant.access import REPAIR, can_repair
from qala.contact.assistant.actions.engine import take
from qala.contact.assistant.actions.files import take_over
from qala.contact.assistant.actions.write import write_turn
from qala.contact.assistant.events import UpdateFailed
from qala.contact.assistant.models import Conversation, Inbound, Who
from qala.contact.assistant.rules.kinds import Event
from qala.contact.assistant.rules.kinds import State as Step
from qala.contact.assistant.rules.pauses import HANDLE, pause
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish
from qala.shared.jobs import error_name, place_of
from qala.shared.live import announce

log = logging.getLogger("qala.assistant")
State = Inbound.State
MOST = 200  # updates of one conversation in one run


def handle(*, conversation_id: int) -> int:
    """Handle what waits in a conversation, oldest first; returns how many were. Two who call it at once share the row:
    the second waits and finds the rest. Stops at an update whose files have not been fetched yet."""
    for count in range(MOST):
        if not _handle_next(conversation_id):
            return count
    return MOST


def _handle_next(conversation_id: int) -> bool:
    with atomic():
        conversation = lock(Conversation, conversation_id)
        inbound = _next(conversation_id)
        if inbound is None or (inbound.needs_fetching and inbound.fetched is None):
            return False
        # Votes, codes of receipts and phones: handled, they stay in no payload.
        is_secret = conversation.state in (Step.POLL, Step.CODE, Step.CONTACT, Step.PROOF)
        try:
            with atomic():
                event = event_of(inbound, conversation)
                if event is not None:
                    take(conversation, event)
        except Exception as error:  # noqa: BLE001 - nothing that somebody wrote is lost, whatever goes wrong
            fail(inbound, error)
        else:
            inbound.state, inbound.handled_at, inbound.next_try_at = State.DONE, now(), None
            inbound.payload = {} if is_secret else inbound.payload
            inbound.save(update_fields=["state", "handled_at", "next_try_at", "payload"])
        return True


def _next(conversation_id: int) -> Inbound | None:
    """The oldest that waits. One that failed has its turn when its pause is over and nothing newer was handled: a word
    of yesterday must not answer today's question."""
    rows = Inbound.objects.filter(conversation=conversation_id, state__in=[State.NEW, State.RETRY]).order_by(
        "id"
    )
    for row in rows[:MOST]:
        if row.state == State.NEW:
            return row
        is_here = row.fetched is not None or not row.needs_fetching
        if row.next_try_at is None or row.next_try_at > now() or not is_here:
            continue
        newer = Inbound.objects.filter(conversation=conversation_id, id__gt=row.pk, state=State.DONE)
        if not newer.exists():
            return row
        row.state, row.next_try_at = State.FAILED, None
        row.save(update_fields=["state", "next_try_at"])
    return None


def event_of(inbound: Inbound, conversation: Conversation) -> Event | None:
    """The event of an update: the site's own JSON, or what the channel's adapter reads."""
    fetched: dict[str, Any] = inbound.fetched or {}
    files, voices = tuple(fetched.get("files", ())), tuple(fetched.get("voices", ()))
    adapter = channels.channel(inbound.channel)
    if adapter is None:
        return _from_site(inbound.payload, conversation)
    incoming = adapter.parse(inbound.payload)
    if incoming is None:
        return None
    event = incoming.event
    is_other = event.is_other or bool(incoming.remotes and not files and not voices)
    return Event(
        text=event.text, button=event.button, lon=event.lon, lat=event.lat, files=files, voices=voices,
        phone=event.phone, is_own_phone=event.is_own_phone, album=event.album, is_other=is_other,
    )  # fmt: skip


def _from_site(payload: dict[str, Any], conversation: Conversation) -> Event:
    files = take_over(
        conversation,
        payload.get("files", []),
        by=conversation.user,
        uploader_key=payload.get("uploader_key", ""),
    )
    words: dict[str, Any] = {name: payload.get(name) or "" for name in ("text", "button")}
    return Event(
        **words,
        lon=payload.get("lon"),
        lat=payload.get("lat"),
        files=tuple(files),
        sources=tuple(payload.get("sources", ())),
    )


def fail(inbound: Inbound, error: Exception) -> None:
    """The turn is undone; the person is told, the update kept, somebody alerted. Never the message of the error: it may
    repeat somebody's words."""
    inbound.attempts += 1
    wait = pause(HANDLE, inbound.attempts)
    inbound.state = State.RETRY if wait is not None else State.FAILED
    inbound.next_try_at = now() + wait if wait is not None else None
    inbound.error, inbound.place = error_name(error)[:200], place_of(error)
    inbound.save(update_fields=["attempts", "state", "next_try_at", "error", "place"])
    log.error("update %s could not be handled (attempt %s): %s", inbound.pk, inbound.attempts, inbound.error)
    conversation = Conversation.objects.get(pk=inbound.conversation_id)
    if inbound.attempts == 1:
        with override(conversation.language):
            words = _(
                "Something went wrong on our side. Your message is kept and I am trying again; nothing is lost."
            )
        write_turn(conversation, Who.ASSISTANT, words, at=now())
    publish(UpdateFailed(inbound.pk, inbound.state == State.FAILED))
    announce("assistant_failed", {"update": inbound.pk}, to=[f"perm:{REPAIR}"])


def try_again(*, inbound_id: int, by: Any) -> Inbound:
    """Put a failed update back; the caller lets it be handled. Raises NotAllowed, Missing, Conflict."""
    require(can_repair(by))
    with atomic():
        inbound = lock(Inbound, inbound_id)
        if inbound.state not in (State.FAILED, State.RETRY):
            raise Conflict
        inbound.state, inbound.next_try_at = State.NEW, None
        inbound.save(update_fields=["state", "next_try_at"])
        return inbound
