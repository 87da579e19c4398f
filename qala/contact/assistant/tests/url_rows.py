"""Rows of the table of addresses: who may open what."""

from qala.contact.assistant.models import Conversation, Inbound, VoiceNote
from qala.shared.clock import now
from tests.url_matrix import ALL, SIGNED_IN, Row

ANSWERS, REPAIRS, SETS = "os", "sA", "A"

ROWS = {
    "assistant:again": Row(do=REPAIRS, codes=(409,)),
    "assistant:failed": Row(REPAIRS),
    "assistant:lines": Row(ANSWERS, is_page=False),
    "assistant:map": Row(ALL, is_page=False),
    "assistant:news": Row(ALL, codes=(204,), is_page=False),
    "assistant:page": Row(ALL),
    "assistant:panel": Row(ALL, is_page=False),
    "assistant:part": Row(do=SIGNED_IN),
    "assistant:promote": Row(ANSWERS, ANSWERS, (422,)),
    "assistant:reply": Row(do=ANSWERS, codes=(422,)),
    "assistant:say": Row(do=ALL),
    "assistant:steer": Row(do=ANSWERS, codes=(409,)),
    "assistant:talk": Row(ANSWERS),
    "assistant:talks": Row(ANSWERS),
    "assistant:telegram": Row(),
    "assistant:voice": Row(ANSWERS, is_page=False),
}


def _conversation() -> Conversation:
    at = now()
    words = {"language": "kk", "started_at": at, "seen_at": at, "state": "waiting", "waiting_since": at}
    return Conversation.objects.get_or_create(channel="site", outside_hash="url", defaults=words)[0]


def _inbound() -> int:
    words = {"conversation": _conversation(), "received_at": now(), "state": "failed", "attempts": 4}
    return Inbound.objects.get_or_create(channel="site", update_key="url", defaults=words)[0].pk


def _voice() -> int:
    found = VoiceNote.objects.first()
    return (
        found
        or VoiceNote.objects.create(
            conversation=_conversation(), sound=b"OggS", media_type="audio/ogg", at=now()
        )
    ).pk


ARGUMENTS = {
    "assistant:again": lambda city: {"pk": _inbound()},
    "assistant:lines": lambda city: {"pk": _conversation().pk},
    "assistant:promote": lambda city: {"pk": _conversation().pk},
    "assistant:reply": lambda city: {"pk": _conversation().pk},
    "assistant:steer": lambda city: {"pk": _conversation().pk, "verb": "take"},
    "assistant:talk": lambda city: {"pk": _conversation().pk},
    "assistant:telegram": lambda city: {"path": "none"},
    "assistant:voice": lambda city: {"pk": _voice()},
}
