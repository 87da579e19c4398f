"""Lines of the log: an error's own words may repeat somebody's data, so addresses, phones and keys are taken out."""

import logging
import re

_E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# Phones, IINs and BINs: runs of ten to fifteen digits, with or without a plus.
_NUMBER = re.compile(r"(?<![\w.-])\+?[0-9]{10,15}(?![\w-])")
# PostgreSQL repeats the offending row: "DETAIL:  Key (email)=(…) already exists."
_DETAIL = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*$", re.MULTILINE)
# One-time links of invitations.
_JOIN = re.compile(r"(/people/join/)[\w-]+")


class Discreet(logging.Formatter):
    """The usual formatter; what it wrote is cleaned before it leaves."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, or several with a traceback."""
        return discreet(super().format(record))


def discreet(text: str) -> str:
    """The text without e-mails, long numbers, rows of the database and one-time links."""
    text = _DETAIL.sub(r"\1: …", text)
    text = _E_MAIL.sub("[e-mail]", text)
    text = _JOIN.sub(r"\1…", text)
    return _NUMBER.sub("[number]", text)
