"""A letter that the program writes by itself, and what became of handing it to the mail server."""

from collections.abc import Iterable, Mapping
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

UNSENT = (SMTPException, OSError, ValueError)
"""What may go wrong with one letter: a server that is away or says no, an address or a head that is none."""
File = tuple[str, bytes, str]
"""Name, bytes and kind of what hangs on a letter."""


def message(
    subject: str,
    body: str,
    address: str,
    *,
    files: Iterable[File] = (),
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """To one address, from the city's; marked as automatic (RFC 3834), so that no robot answers it."""
    known = {"Auto-Submitted": "auto-generated", **(headers or {})}
    made = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address], headers=known)
    for file in files:
        made.attach(*file)
    return made


def is_refused(problem: Exception) -> bool:
    """RFC 5321: 5yz is a no for good when it is said about the recipient. A server that lets us in no more, or does not
    take our sender, says nothing about this letter."""
    return isinstance(problem, SMTPRecipientsRefused) and all(
        500 <= code < 600 for code, _words in problem.recipients.values()
    )
