"""What a person who starts Qala must be told: settings that are right at home and wrong in a town hall."""

from __future__ import annotations

from urllib.parse import urlsplit

from qala.config import env

from .secrets_file import LOCAL_HOSTS

DEMO = (
    "DEMONSTRATION OPEN TO OTHERS: its accounts share the one password printed at the start, administrators among "
    "them. Never enter real appeals here; set QALA_DEMO=off before you do."
)
NO_FACTOR = "NO SECOND FACTOR: staff sign in with a password alone. Set QALA_MFA_REQUIRED=on."
DEBUGGING = "DEBUGGING IS ON: errors show the inside of the program to everybody. Set QALA_DEBUG=off."
NO_HTTPS = (
    "NO HTTPS: passwords travel readable. Put a reverse proxy with a certificate in front and set QALA_BASE_URL to "
    "its https:// address."
)
LETTERS = "LETTERS GO INTO THE LOG, with addresses and one-time codes. Set QALA_EMAIL_URL."


def dangers() -> list[str]:
    """Lines to shout, none for a server that only this machine reaches."""
    if not is_reachable():
        return []
    is_plain = urlsplit(env.get("QALA_BASE_URL")).scheme != "https"
    checks = (
        (env.get("QALA_DEMO"), DEMO),
        (not env.get("QALA_MFA_REQUIRED"), NO_FACTOR),
        (env.get("QALA_DEBUG"), DEBUGGING),
        (is_plain, NO_HTTPS),
        (env.get("QALA_EMAIL_URL") == "console", LETTERS),
    )
    return [text for is_wrong, text in checks if is_wrong]


def is_reachable() -> bool:
    """Whether others reach this server: it listens beyond this machine, or a public address is said to lead to it."""
    public = urlsplit(env.get("QALA_BASE_URL")).hostname or ""
    return env.get("QALA_HOST") not in LOCAL_HOSTS or public not in LOCAL_HOSTS
