"""Who reads and answers conversations, who mends what failed, who sets the figures."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.models import Conversation, VoiceNote
from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.shared.permissions import permission

ANSWER, REPAIR, SETTINGS = "assistant.answer", "assistant.repair", "assistant.settings"

permission(
    ANSWER,
    _("Read and answer conversations of the virtual operator"),
    _(
        "Whoever asks for a person is answered by one who reads what was said before; each look is written down."
    ),
    ("operator", "shift_supervisor"),
)
permission(
    REPAIR,
    _("See messages that could not be handled and try them again"),
    _("Nothing a resident wrote may be lost; who mends the program need not read it."),
    ("administrator", "shift_supervisor"),
)
permission(
    SETTINGS,
    _("Set the assistant's figures"),
    _("From which confidence it answers, and how long words are kept, is decided by few."),
    ("administrator",),
)


def can_answer(user: Any) -> bool:
    """Whether the person may read conversations and answer them."""
    return can(user, ANSWER)


def can_repair(user: Any) -> bool:
    """Whether the person may see failed updates and try them again."""
    return can(user, REPAIR)


def can_set(user: Any) -> bool:
    """Whether the person may change the figures."""
    return can(user, SETTINGS)


def visible_conversations(user: Any) -> QuerySet[Conversation]:
    """All for those who answer, none for the rest."""
    return Conversation.objects.all() if can_answer(user) else Conversation.objects.none()


def visible_voices(user: Any) -> QuerySet[VoiceNote]:
    """Likewise."""
    return VoiceNote.objects.all() if can_answer(user) else VoiceNote.objects.none()


@file_viewer
def sees_files(user: Any, session: Any, file: StoredFile) -> bool:
    """Those who answer see what was sent in a conversation before it belongs to an appeal."""
    if file.attached_at is not None or not can_answer(user):
        return False
    return Conversation.objects.filter(
        slots__files__contains=[str(file.pk)], waiting_since__isnull=False
    ).exists()
