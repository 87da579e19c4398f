"""A letter out of its bytes (RFC 5322, MIME, RFC 3464 for reports of non-delivery). Nothing in a letter is trusted."""

from __future__ import annotations

import email.utils
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from qala.contact.mailbox.rules.plain import plain_text

MAX_TEXT = 20_000
MAX_PARTS = 200
MAX_FILES = 20
_IDS = re.compile(r"<[^<>\s]{1,300}>")
_AUTOMATIC_HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Response-Suppress",
    "List-Id",
    "List-Unsubscribe",
)


@dataclass(frozen=True)
class Bounce:
    """A report that one of our letters did not arrive. `original_ids` are the Message-IDs it speaks of."""

    original_ids: tuple[str, ...]
    is_final: bool


@dataclass(frozen=True)
class Read:
    """What a letter says. `digest` is the SHA-256 of its bytes: the same letter twice is one letter."""

    digest: str
    message_id: str = ""
    thread_ids: tuple[str, ...] = ()
    from_address: str = ""
    from_name: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    is_automatic: bool = False
    bounce: Bounce | None = None


def read(raw: bytes) -> Read:
    """Every letter can be read somehow: what is broken in it is left empty. Never raises for what is inside."""
    digest = hashlib.sha256(raw).hexdigest()
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        return _read(digest, message)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        # The parser of the standard library gives up on some nonsense only when it is asked for the details.
        return Read(digest, text="", left_out=["?"])


def _read(digest: str, message: EmailMessage) -> Read:
    name, address = email.utils.parseaddr(_header(message, "From"))
    files, left_out = _files(message)
    return Read(
        digest=digest,
        message_id=next(iter(_ids(message, "Message-ID")), ""),
        thread_ids=tuple(dict.fromkeys((*_ids(message, "In-Reply-To"), *_ids(message, "References")))),
        from_address=_clean(address).casefold()[:254] if "@" in address else "",
        from_name=_clean(name)[:200],
        subject=_clean(_header(message, "Subject"))[:300],
        sent_at=_moment(_header(message, "Date")),
        text=_text(message),
        files=files,
        left_out=left_out,
        is_automatic=_is_automatic(message),
        bounce=_bounce(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return _keepable(str(message.get(name, "") or ""))
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _keepable(text: str) -> str:
    """What PostgreSQL and UTF-8 can hold: no NUL, no half of a surrogate pair."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _ids(message: EmailMessage, name: str) -> list[str]:
    return _IDS.findall(_header(message, name))[:50]


def _moment(text: str) -> datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found if datetime(1990, 1, 1, tzinfo=UTC) < found < datetime(2200, 1, 1, tzinfo=UTC) else None


def _clean(text: str) -> str:
    """One line without control characters."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            return
        yield part


def _text(message: EmailMessage) -> str:
    """The plain body, else the words of the HTML one."""
    bodies: dict[str, str] = {}
    for part in _parts(message):
        kind = part.get_content_type()
        is_body = kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"
        if is_body and kind not in bodies:
            bodies[kind] = _decoded(part)
    plain = bodies.get("text/plain", "")
    words = plain if plain.strip() else plain_text(bodies.get("text/html", ""))
    return _keepable(words).replace("\r\n", "\n").strip()[:MAX_TEXT]


def _decoded(part: EmailMessage) -> str:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return ""
    body = body[: 16 * MAX_TEXT]  # four bytes a letter at most, and room for the marks of HTML
    for charset in (part.get_content_charset(), "utf-8", "windows-1251"):
        try:
            return body.decode(charset) if charset else body.decode("utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")


def _files(message: EmailMessage) -> tuple[list[tuple[str, bytes]], list[str]]:
    """Names and bytes of what hangs on the letter; names of what is too much."""
    found: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    for part in _parts(message):
        is_body = part.get_content_maintype() == "text" and not part.get_filename()
        if part.is_multipart() or is_body:
            continue
        if part.get_content_type() in ("message/delivery-status", "message/rfc822"):
            continue
        name = _clean(_keepable(part.get_filename() or ""))[:200] or part.get_content_type()
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not body:
            continue
        if len(found) < MAX_FILES:
            found.append((name, body))
        else:
            left_out.append(name)
    return found, left_out


def _is_automatic(message: EmailMessage) -> bool:
    """RFC 3834: nobody sits behind it, so nothing is answered."""
    submitted = _header(message, "Auto-Submitted").strip().casefold()
    precedence = _header(message, "Precedence").strip().casefold()
    return (
        submitted not in ("", "no")
        or precedence in ("bulk", "junk", "list")
        or any(_header(message, name) for name in _AUTOMATIC_HEADERS)
    )


def _bounce(message: EmailMessage) -> Bounce | None:
    """RFC 3464: multipart/report with report-type delivery-status."""
    if message.get_content_type() != "multipart/report":
        return None
    if str(message.get_param("report-type") or "").casefold() != "delivery-status":
        return None
    actions: set[str] = set()
    ids: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            for fields in part.get_payload():
                actions.add(str(fields.get("Action", "")).strip().casefold())  # type: ignore[union-attr]
        elif kind in ("message/rfc822", "text/rfc822-headers"):
            ids += _ids_inside(part)
    return Bounce(tuple(dict.fromkeys(ids)), is_final="failed" in actions)


def _ids_inside(part: EmailMessage) -> list[str]:
    """The Message-ID of the letter that is quoted in a report, whole or only its head."""
    inside = part.get_payload()
    if isinstance(inside, list) and inside:
        return _ids(inside[0], "Message-ID")  # type: ignore[arg-type]
    head = re.search(
        r"^message-id:\s*(<[^<>\s]{1,300}>)", _keepable(_decoded(part)), re.IGNORECASE | re.MULTILINE
    )
    return [head.group(1)] if head else []
