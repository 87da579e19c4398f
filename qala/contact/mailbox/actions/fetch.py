"""Read the mailbox from where it was left."""

from __future__ import annotations

import logging

from qala.contact.mailbox.actions.take_in import take_in
from qala.contact.mailbox.models import MailboxMark
from qala.contact.mailbox.server import Account, Box, ServerProblem, opened
from qala.shared.clock import now
from qala.shared.errors import TooMany

log = logging.getLogger("qala.mailbox")
MOST = 50  # letters in one go; the next minute takes the rest
CODE = "main"


def fetch(account: Account, *, most: int = MOST) -> int:
    """Take in what is new; returns how many letters were looked at.

    The mark moves after each letter, so a run that is killed goes on where it was; a letter that is read twice is
    known by its digest. What stands in the way (the server, a full disk) is written on the mark and tried again a
    minute later, from the same letter on.
    """
    mark, _made = MailboxMark.objects.get_or_create(code=CODE)
    try:
        with opened(account) as box:
            count = _read(box, mark, most)
    except (ServerProblem, TooMany) as problem:
        words = str(getattr(problem, "message", problem))[:200]
        log.warning("mailbox: %s", words)
        MailboxMark.objects.filter(pk=mark.pk).update(failed_at=now(), problem=words)
        return 0
    MailboxMark.objects.filter(pk=mark.pk).update(checked_at=now(), failed_at=None, problem="")
    return count


def _read(box: Box, mark: MailboxMark, most: int) -> int:
    if mark.uid_validity != box.uid_validity:  # the server numbered its letters anew
        mark.uid_validity, mark.last_uid = box.uid_validity, 0
    count = 0
    for waiting in box.after(mark.last_uid, most=most):
        take_in(waiting.raw, is_whole=waiting.is_whole)
        mark.last_uid = waiting.uid
        mark.save(update_fields=["uid_validity", "last_uid"])
        count += 1
    return count
