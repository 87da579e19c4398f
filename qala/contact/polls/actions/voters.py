"""Who votes, as other rooms name them. None of this is stored: ballots keep keyed hashes (`rules.keys`)."""

from typing import Any

from qala.contact.polls.rules.keys import Voter
from qala.shared.errors import Invalid, NotSignedIn

TOKEN_MIN = 16


def voter_of_user(user: Any) -> Voter:
    """Somebody with an account; with a confirmed phone the same person as at the desk and in the bot.

    Raises NotSignedIn for a stranger.
    """
    if not getattr(user, "is_authenticated", False):
        raise NotSignedIn
    account = f"user:{user.pk}"
    return Voter((f"phone:{user.phone}", account) if user.phone else (account,))


def voter_of_phone(phone: str) -> Voter:
    """A phone (E.164) that the caller of this has confirmed: it calls, it shared its contact, it returned a code."""
    if not phone:
        raise Invalid(fields={"phone": ""})
    return Voter((f"phone:{phone}",))


def voter_of_token(token: str) -> Voter:
    """A browser or a conversation without a name: a random secret of theirs, or the bot's own name of the chat."""
    if len(token) < TOKEN_MIN:
        raise Invalid
    return Voter((f"token:{token}",))
