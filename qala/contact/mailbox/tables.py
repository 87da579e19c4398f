"""Columns of the letters."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.mailbox.models import Letter
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge, moment

State = Letter.State
_LOOKS = {
    State.NEW: ("info", "mail"),
    State.REGISTERED: ("good", "inbox"),
    State.JOINED: ("good", "link"),
    State.BOUNCE: ("warn", "alert-triangle"),
    State.AUTOMATIC: ("neutral", "robot"),
    State.DONE: ("neutral", "check"),
    State.JUNK: ("neutral", "trash"),
}


def state_badge(letter: Letter) -> str:
    """The state as word, shape and colour."""
    tone, icon = _LOOKS[State(letter.state)]
    return badge(letter.get_state_display(), tone, icon)


class LetterTable(Table):
    """The newest first. Names and addresses stand on the letter's page, where a look is logged."""

    columns = [
        Column("subject", _("Subject"), value=lambda x: x.subject or _("(no subject)"), is_fixed=True),
        Column("received", _("Received"), value=lambda x: x.received_at, draw=lambda _x, at: moment(at), sort="received_at"),  # noqa: E501
        Column("state", _("State"), value=lambda x: x.get_state_display(), draw=lambda x, _text: state_badge(x)),
        Column("files", _("Files"), value=lambda x: x.file_count or "", align="end"),
        Column("appeal", _("Appeal"), value=lambda x: x.appeal.number if x.appeal else ""),
        Column("settled", _("Settled"), value=lambda x: x.settled_at, is_default=False),
    ]  # fmt: skip
    default_sort = "-received"

    def row_url(self, row: Any) -> str:
        """The letter's page."""
        return str(row.get_absolute_url())
