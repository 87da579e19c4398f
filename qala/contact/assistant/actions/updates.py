"""Updates of a messenger: stored, their files fetched, handled, answered."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.base import ContentFile

from qala.contact.assistant import channels
from qala.contact.assistant.actions.files import key_of
from qala.contact.assistant.actions.handle import fail, handle
from qala.contact.assistant.actions.receive import receive
from qala.contact.assistant.actions.sealing import opened
from qala.contact.assistant.channels import Incoming, Line, NotSent, Remote
from qala.contact.assistant.models import Conversation, Inbound, Outbound, VoiceNote
from qala.contact.assistant.rules.kinds import Button
from qala.contact.assistant.rules.pauses import SEND, pause
from qala.ground.files.actions import store
from qala.shared.clock import now
from qala.shared.errors import Invalid, TooMany

log = logging.getLogger("qala.assistant")
MOST_SOUND = 3 * 1024 * 1024
_SOUNDS = (b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3")


def take_update(*, channel: str, payload: Mapping[str, Any]) -> tuple[Incoming | None, int, bool]:
    """Store an update and handle it at once, unless files have to be fetched first: then the caller sees to it.

    Returns what was read, the conversation's id (0: none of ours) and whether files wait. Raises ValueError for junk.
    """
    adapter = channels.channel(channel)
    incoming = adapter.parse(payload) if adapter else None
    if incoming is None:
        return None, 0, False
    conversation, is_new = receive(
        channel=channel, update_key=incoming.update_key, outside_id=incoming.outside_id, payload=payload,
        language=incoming.language, is_sent_to=True, needs_fetching=bool(incoming.remotes),
    )  # fmt: skip
    if is_new and not incoming.remotes:
        handle(conversation_id=conversation.pk)
    return incoming, conversation.pk, bool(incoming.remotes) and is_new


def fetch_and_handle(*, conversation_id: int) -> None:
    """Bring the files of what waits, outside of any transaction, then handle it."""
    waiting = [Inbound.State.NEW, Inbound.State.RETRY]
    rows = Inbound.objects.filter(
        conversation=conversation_id, needs_fetching=True, fetched__isnull=True, state__in=waiting
    )
    for inbound in rows.select_related("conversation").order_by("id"):
        if inbound.next_try_at is None or inbound.next_try_at <= now():
            _fetch(inbound)
    handle(conversation_id=conversation_id)


def _fetch(inbound: Inbound) -> None:
    adapter = channels.channel(inbound.channel)
    incoming = adapter.parse(inbound.payload) if adapter else None
    if adapter is None or incoming is None:
        return
    files: list[str] = []
    voices: list[int] = []
    for remote in incoming.remotes:
        try:
            data = adapter.fetch(remote)
        except NotSent as fault:
            if fault.is_final:
                continue
            fail(inbound, fault)
            return
        if remote.kind == "voice":
            voices += _keep_voice(inbound.conversation, remote, data)
        else:
            files += _keep_file(inbound.conversation, remote, data)
    inbound.fetched = {"files": files, "voices": voices}
    inbound.save(update_fields=["fetched"])


def _keep_file(conversation: Conversation, remote: Remote, data: bytes) -> list[str]:
    """Through the same cleaning as on the site; what is refused there is left out."""
    try:
        file = store(ContentFile(data, name=remote.name), by=None, uploader_key=key_of(conversation))
    except (Invalid, TooMany) as refusal:
        log.info("a file of conversation %s was refused: %s", conversation.pk, refusal.code)
        return []
    return [str(file.pk)]


def _keep_voice(conversation: Conversation, remote: Remote, data: bytes) -> list[int]:
    if len(data) > MOST_SOUND or not (data.startswith(_SOUNDS) or data[4:8] == b"ftyp"):
        return []
    made = VoiceNote.objects.create(
        conversation=conversation, media_type="audio/ogg" if data.startswith(b"OggS") else "audio/mpeg",
        seconds=min(remote.seconds, 32_000), sound=data, at=now(),
    )  # fmt: skip
    return [made.pk]


def send_due(*, conversation_id: int) -> datetime | None:
    """Send what waits in a conversation, in order; the moment of the next attempt when something could not be sent.

    To be called by one at a time for each conversation (the job's lock). At least once: what was sent when the worker
    died before the mark is sent again.
    """
    conversation = Conversation.objects.get(pk=conversation_id)
    adapter = channels.channel(conversation.channel)
    outside_id = opened(conversation.outside_sealed)
    if adapter is None or not outside_id:
        return None
    rows = Outbound.objects.filter(conversation=conversation, state=Outbound.State.PENDING).select_related(
        "turn"
    )
    for row in rows.order_by("id"):
        if row.next_try_at > now():
            return row.next_try_at
        try:
            adapter.send(outside_id, line_of(row))
        except NotSent as fault:
            if (again := _unsent(row, fault)) is not None:
                return again
        else:
            Outbound.objects.filter(pk=row.pk).update(state=Outbound.State.SENT, sent_at=now(), error="")
    return None


def line_of(row: Outbound) -> Line:
    """What the messenger gets, with whole addresses."""
    turn = row.turn
    links = tuple((label, urljoin(settings.BASE_URL, path)) for label, path in turn.links)
    return Line(turn.text, tuple(Button(**each) for each in turn.buttons), links)


def _unsent(row: Outbound, fault: NotSent) -> datetime | None:
    """When to try again, None when it is given up. "Too many" is no failure of ours and does not count."""
    row.attempts += fault.retry_after is None
    row.error = fault.words[:120]
    wait = (
        timedelta(seconds=fault.retry_after) if fault.retry_after is not None else pause(SEND, row.attempts)
    )
    if fault.is_final or wait is None:
        row.state = Outbound.State.DEAD
        log.error("line %s could not be sent: %s", row.pk, row.error)
    else:
        row.next_try_at = now() + wait
    row.save(update_fields=["attempts", "error", "state", "next_try_at"])
    if fault.is_gone:
        Conversation.objects.filter(pk=row.conversation_id).update(is_gone=True)
        pending = Outbound.objects.filter(conversation=row.conversation_id, state=Outbound.State.PENDING)
        pending.update(state=Outbound.State.DEAD, error=row.error)
    return row.next_try_at if row.state == Outbound.State.PENDING else None


def overdue() -> tuple[list[int], list[int]]:
    """Conversations with updates to be tried again, and those with lines to be sent: for the sweep of every minute.
    What came less than a minute ago is still in the hands of those who brought it."""
    at, before = now(), now() - timedelta(minutes=1)
    updates = Inbound.objects.filter(state=Inbound.State.RETRY, next_try_at__lte=at)
    fresh = Inbound.objects.filter(state=Inbound.State.NEW, received_at__lt=before)
    lines = Outbound.objects.filter(state=Outbound.State.PENDING, next_try_at__lte=before)
    first = {*updates.values_list("conversation", flat=True), *fresh.values_list("conversation", flat=True)}
    return sorted(first), sorted(set(lines.values_list("conversation", flat=True)))
