"""Keys that say "the same person again" and nothing else.

A ballot's key follows from the server's secret, the poll and the person; without the secret nobody can try names or
phones against it, and keys of one person in two polls have nothing in common. A vote's key follows from the ballot's
key and a secret of the poll, which is destroyed when the poll closes.
"""

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody who votes. `identities` name the same person, the strongest first: "phone:+7…", "user:5", "token:…"."""

    identities: tuple[str, ...]

    @property
    def is_confirmed(self) -> bool:
        """Whether an account or a confirmed phone stands behind."""
        return not self.identities[0].startswith("token:")


def ballot_keys(voter: Voter, *, secret: str, poll_id: int) -> list[str]:
    """One key per identity, 64 hex digits each, in the order of the identities."""
    salt = _keyed(secret.encode(), f"qala poll {poll_id}")
    return [_keyed(salt.encode(), identity) for identity in voter.identities]


def change_key(ballot_key: str, *, poll_secret: str) -> str:
    """What finds a person's own vote while the poll is open, 64 hex digits."""
    return _keyed(poll_secret.encode(), ballot_key)


def _keyed(secret: bytes, text: str) -> str:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
