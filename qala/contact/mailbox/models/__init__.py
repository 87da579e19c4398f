"""The room's nouns."""

from qala.contact.mailbox.models.letter import Letter, LetterFile, MailboxMark
from qala.contact.mailbox.models.sent import SentLetter

__all__ = ["Letter", "LetterFile", "MailboxMark", "SentLetter"]
