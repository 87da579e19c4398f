"""The room's nouns."""

from qala.contact.mailbox.models.letter import Letter, LetterFile, MailboxMark
from qala.contact.mailbox.models.outgoing import BY_HAND, OutgoingLetter
from qala.contact.mailbox.models.sent import SentLetter

__all__ = ["BY_HAND", "Letter", "LetterFile", "MailboxMark", "OutgoingLetter", "SentLetter"]
