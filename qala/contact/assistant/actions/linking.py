"""A messenger's conversation is joined with an account: by a link that only who is signed in can get, and a yes.

The link is good for one opening within its minutes, and it ends when the account's password changes. Opening it joins
nothing: the conversation asks first, naming the account so that its owner knows it and a stranger learns little.
"""

import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from qala.contact.assistant.actions.sealing import derived
from qala.contact.assistant.models import Channel, Conversation
from qala.ground.people.models import User
from qala.ground.people.rules import masking
from qala.shared.clock import now
from qala.shared.throttle import attempts

GOOD_FOR = 900  # seconds
CLOCKS = 60  # seconds that two clocks may differ
MOST_LETTERS = 64


@dataclass(frozen=True)
class Found:
    """Whose link it is and until when a yes counts (Unix seconds)."""

    user: Any
    until: int


def link_code(user: Any) -> str:
    """A code for `/start`: account, moment, chance and a seal; letters that Telegram lets through, 64 at most."""
    at, chance = int(now().timestamp()), secrets.token_hex(4)
    return f"{user.pk}-{at}-{chance}-{_seal(user, at, chance)}"


def open_link(code: str) -> Found | None:
    """Whose code it is; None for a wrong, old or used one. A second opening finds it used, whoever opened it first."""
    parts = code.split("-")
    if len(parts) != 4 or not code.isascii() or len(code) > MOST_LETTERS:
        return None
    account, moment, chance, seal = parts
    if not (account.isdecimal() and moment.isdecimal()):
        return None
    age = now().timestamp() - int(moment)
    user = User.objects.filter(pk=int(account[:18]), is_active=True).first()
    if user is None or not hmac.compare_digest(seal, _seal(user, int(moment), chance)):
        return None
    if not -CLOCKS <= age <= GOOD_FOR or attempts("assistant.link", code, seconds=2 * GOOD_FOR)[0] > 1:
        return None
    return Found(user, int(moment) + GOOD_FOR)


def join_account(conversation: Conversation, user_id: int, until: int) -> bool:
    """Whether the conversation belongs to the account now; False after `until`. The caller saves it."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or now().timestamp() > until:
        return False
    conversation.user = user
    return True


def masked_name(user: Any) -> str:
    """As its owner knows the account and nobody else: «А••• Б•••, ••• 67»."""
    words = [f"{word[:1]}•••" for word in (user.full_name or "").split()[:2]]
    known = masking.phone(user.phone) if user.phone else masking.email(user.email or "")
    return ", ".join(part for part in (" ".join(words), known) if part)


def chats_of(user: Any) -> int:
    """How many conversations of messengers are joined with the account. One statement."""
    return Conversation.objects.exclude(channel=Channel.SITE).filter(user=user).count()


def part_chats(*, user: Any) -> int:
    """Part the account from every conversation of a messenger; returns how many there were."""
    rows = Conversation.objects.exclude(channel=Channel.SITE).filter(user=user)
    return int(rows.update(user=None))


def _seal(user: Any, at: int, chance: str) -> str:
    return derived(f"link.{user.pk}.{at}.{chance}.{user.get_session_auth_hash()}")[:24]
