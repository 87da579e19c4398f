"""Updates of the Bot API, read by aiogram's types."""

from collections.abc import Mapping
from typing import Any

from aiogram.types import CallbackQuery, Message, Update
from pydantic import ValidationError

from qala.contact.assistant.channels import Incoming, Remote
from qala.contact.assistant.rules.kinds import Event


def parse(payload: Mapping[str, Any]) -> Incoming | None:
    """An update as `Incoming`; None for groups, channels and kinds we did not ask for. Raises ValueError."""
    try:
        update = Update.model_validate(dict(payload))
    except ValidationError as fault:
        raise ValueError("not an update of the Bot API") from fault
    key = str(update.update_id)
    if update.callback_query is not None:
        return _pressed(key, update.callback_query)
    message = update.message
    if message is None or message.chat.type != "private":
        return None
    return _said(key, message)


def _pressed(key: str, query: CallbackQuery) -> Incoming | None:
    chat = query.message.chat if query.message else None
    if chat is not None and chat.type != "private":
        return None
    event = Event(button=(query.data or "")[:60] or "none")
    return Incoming(
        key,
        str(chat.id if chat else query.from_user.id),
        event,
        query.from_user.language_code or "",
        ack=query.id,
    )


def _said(key: str, message: Message) -> Incoming:
    remotes = tuple(_remotes(message))
    person = message.from_user
    text = message.text or message.caption or ""
    words: dict[str, Any] = {"text": text, "album": message.media_group_id or ""}
    if message.location is not None:
        words |= {"lon": message.location.longitude, "lat": message.location.latitude}
    if message.contact is not None:
        is_own = person is not None and message.contact.user_id == person.id
        words |= {"phone": message.contact.phone_number, "is_own_phone": is_own}
    is_known = bool(text or remotes or message.location or message.contact)
    event = Event(**words, is_other=not is_known)
    return Incoming(key, str(message.chat.id), event, (person.language_code or "") if person else "", remotes)


def _remotes(message: Message) -> list[Remote]:
    """Photos in their largest size, videos of every kind, voice; other documents only where they are pictures."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return [
            Remote(largest.file_id, "photo", "photo.jpg", "image/jpeg", byte_count=largest.file_size or 0)
        ]
    for video in (message.video, message.video_note, message.animation):
        if video is not None:
            return [Remote(video.file_id, "video", "video.mp4", "video/mp4", byte_count=video.file_size or 0)]
    for sound in (message.voice, message.audio):
        if sound is not None:
            kind = sound.mime_type or "audio/ogg"
            return [Remote(sound.file_id, "voice", "voice", kind, sound.duration, sound.file_size or 0)]
    document = message.document
    if document is not None and (document.mime_type or "").startswith(("image/", "video/")):
        kind = "photo" if (document.mime_type or "").startswith("image/") else "video"
        name = document.file_name or kind
        return [
            Remote(document.file_id, kind, name, document.mime_type or "", byte_count=document.file_size or 0)
        ]
    return []
