"""The mailbox on its server: IMAP (RFC 3501) by the standard library."""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

TIMEOUT = 30  # seconds for each answer of the server
LARGEST = 30 * 1024 * 1024  # bytes of one letter
MOST_HEAD = 256 * 1024  # bytes of the head of a larger one
LOCAL = {"127.0.0.1", "localhost", "::1"}
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class ServerProblem(Exception):
    """The server cannot be reached or does not let us in; the text is for administrators and holds no secret."""


@dataclass(frozen=True)
class Account:
    """Where the mailbox is, from `imaps://user:password@host:port/FOLDER` (or imap:// with STARTTLS)."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    is_tls: bool

    @classmethod
    def from_url(cls, url: str) -> Account:
        """ValueError for another scheme, or without host or user."""
        parts = urlsplit(url)
        if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
            raise ValueError("expected imaps://user:password@host:port/FOLDER")
        is_tls = parts.scheme == "imaps"
        return cls(
            host=parts.hostname,
            port=parts.port or (993 if is_tls else 143),
            user=unquote(parts.username),
            password=unquote(parts.password or ""),
            folder=unquote(parts.path.strip("/")) or "INBOX",
            is_tls=is_tls,
        )


@dataclass(frozen=True)
class Waiting:
    """One letter on the server; of one that is too large only the head."""

    uid: int
    raw: bytes
    is_whole: bool = True


class Box:
    """An opened folder."""

    def __init__(self, connection: imaplib.IMAP4, uid_validity: int) -> None:
        self._connection = connection
        self.uid_validity = uid_validity

    def after(self, last_uid: int, *, most: int) -> Iterator[Waiting]:
        """Letters with a higher UID, oldest first, at most so many; they stay on the server as they are."""
        found = _checked(self._connection.uid("SEARCH", f"UID {last_uid + 1}:*"))
        # "n:*" always names the last letter, even one below n.
        uids = sorted(uid for uid in map(int, (found[0] or b"").split()) if uid > last_uid)
        for uid in uids[:most]:
            size = _SIZE.search(_flat(self._ask(uid, "RFC822.SIZE")))
            is_whole = size is None or int(size.group(1)) <= LARGEST
            answer = self._ask(uid, "BODY.PEEK[]" if is_whole else f"BODY.PEEK[HEADER]<0.{MOST_HEAD}>")
            bodies = [part[1] for part in answer if isinstance(part, tuple)]
            yield Waiting(uid, bytes(bodies[0]) if bodies else b"", is_whole)

    def _ask(self, uid: int, what: str) -> list[Any]:
        return _checked(self._connection.uid("FETCH", str(uid), f"({what})"))


@contextlib.contextmanager
def opened(account: Account) -> Iterator[Box]:
    """The folder, read only. Raises ServerProblem for whatever goes wrong on the way."""
    try:
        connection = _connect(account)
        try:
            connection.login(account.user, account.password)
            _checked(connection.select(_quoted(account.folder), readonly=True))
            yield Box(connection, _uid_validity(connection))
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                connection.logout()
    except ssl.SSLError as problem:
        raise ServerProblem(f"TLS: {problem.reason or 'refused'}") from problem
    except imaplib.IMAP4.error as problem:
        raise ServerProblem("the server said no: name, password or folder") from problem
    except OSError as problem:
        raise ServerProblem(f"no connection: {problem.strerror or type(problem).__name__}") from problem


def _connect(account: Account) -> imaplib.IMAP4:
    context = ssl.create_default_context()
    if account.is_tls:
        return imaplib.IMAP4_SSL(account.host, account.port, ssl_context=context, timeout=TIMEOUT)
    connection = imaplib.IMAP4(account.host, account.port, timeout=TIMEOUT)
    if "STARTTLS" in connection.capabilities:
        connection.starttls(ssl_context=context)
    elif account.host not in LOCAL:
        connection.logout()
        raise ServerProblem("the server offers no encryption")
    return connection


def _uid_validity(connection: imaplib.IMAP4) -> int:
    found = connection.response("UIDVALIDITY")[1]
    return int(found[0]) if found and found[0] else 0


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _checked(answer: tuple[str, list[Any]]) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(status)
    return data


def _flat(data: list[Any]) -> bytes:
    return b" ".join(part if isinstance(part, bytes) else part[0] for part in data if part)
