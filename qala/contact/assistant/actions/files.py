"""Files of a conversation: whose they are, and how they come to an appeal."""

from typing import Any

from django.utils.crypto import salted_hmac

from qala.contact.assistant.models import Conversation
from qala.contact.assistant.rules.slots import Slots
from qala.ground.files.models import StoredFile


def key_of(conversation: Conversation) -> str:
    """What marks files that came through a messenger as this conversation's."""
    return salted_hmac("qala.assistant.files", str(conversation.pk), algorithm="sha256").hexdigest()


def take_over(conversation: Conversation, file_ids: list[str], *, by: Any, uploader_key: str) -> list[str]:
    """Files that a visitor of the site sent ahead become the conversation's, so that it can go on elsewhere: with
    another session, or with the operator. Only the sender's own, unattached ones are; the rest is left out."""
    taken = []
    for file in StoredFile.objects.filter(pk__in=_uuids(file_ids), attached_at=None, reason=""):
        is_own = file.uploaded_by_id is not None and file.uploaded_by_id == getattr(by, "pk", None)
        if is_own or (uploader_key and file.uploader_key == uploader_key):
            StoredFile.objects.filter(pk=file.pk).update(uploaded_by=None, uploader_key=key_of(conversation))
            taken.append(str(file.pk))
    return taken


def files_of(conversation: Conversation, slots: Slots) -> dict[str, Any]:
    """Keyword arguments of `register`; what was swept away or refused meanwhile is left out."""
    rows = StoredFile.objects.filter(pk__in=_uuids(slots.files), attached_at=None, reason="")
    kept = {str(pk) for pk in rows.filter(uploader_key=key_of(conversation)).values_list("pk", flat=True)}
    return {"files": [each for each in slots.files if each in kept], "uploader_key": key_of(conversation)}


def _uuids(texts: list[str]) -> list[str]:
    import uuid

    good = []
    for text in texts:
        try:
            good.append(str(uuid.UUID(str(text))))
        except ValueError:
            continue
    return good
