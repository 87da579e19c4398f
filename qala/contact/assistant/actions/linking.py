"""A messenger's conversation is linked with an account: by a code that only who is signed in can get."""

import hmac
from typing import Any

from qala.contact.assistant.actions.sealing import derived
from qala.contact.assistant.models import Conversation
from qala.ground.people.models import User
from qala.shared.clock import now

GOOD_FOR = 900  # seconds


def link_code(user: Any) -> str:
    """A code for `/start`: the account, the moment and a seal; letters that Telegram lets through, 64 at most."""
    at = int(now().timestamp())
    return f"{user.pk}-{at}-{_seal(user.pk, at)}"


def link(conversation: Conversation, code: str) -> bool:
    """Whether the code was good; then the conversation belongs to the account. The caller saves it."""
    account, _dash, rest = code.partition("-")
    moment, _dash, seal = rest.partition("-")
    if not (code.isascii() and account.isdecimal() and moment.isdecimal() and len(code) <= 64):
        return False
    age = now().timestamp() - int(moment)
    if not 0 <= age + 60 <= GOOD_FOR + 60 or not hmac.compare_digest(seal, _seal(int(account), int(moment))):
        return False
    user = User.objects.filter(pk=int(account), is_active=True).first()
    if user is None:
        return False
    conversation.user = user
    return True


def _seal(account: int, at: int) -> str:
    return derived(f"link.{account}.{at}")[:24]
