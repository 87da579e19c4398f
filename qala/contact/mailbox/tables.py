"""Columns of the letters."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.queries import book
from qala.contact.mailbox.models import Letter, OutgoingLetter
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


Out = OutgoingLetter.State
_OUT_LOOKS = {
    Out.QUEUED: ("info", "mail"),
    Out.SENT: ("good", "mail"),
    Out.TO_HAND: ("info", "printer"),
    Out.FAILED: ("warn", "alert-triangle"),
    Out.REFUSED: ("warn", "alert-triangle"),
    Out.BOUNCED: ("warn", "alert-triangle"),
    Out.HANDED: ("good", "check"),
}


def outgoing_badge(row: OutgoingLetter) -> str:
    """The state as word, shape and colour."""
    tone, icon = _OUT_LOOKS[Out(row.state)]
    return badge(row.get_state_display(), tone, icon)


class OutgoingTable(Table):
    """The longest waiting first. Whom it is for stands on the paper alone."""

    columns = [
        Column("number", _("Appeal"), value=lambda x: x.appeal.number, is_fixed=True),
        Column("kind", _("Letter"), value=lambda x: x.get_kind_display()),
        Column(
            "written",
            _("Letter written"),
            value=lambda x: x.made_at,
            draw=lambda _x, at: moment(at),
            sort="made_at",
        ),
        Column("executor", _("Executor"), value=lambda x: book().executor_name(x.appeal.executor_id)),
        Column(
            "state",
            _("State"),
            value=lambda x: x.get_state_display(),
            draw=lambda x, _text: outgoing_badge(x),
        ),
        Column("means", _("How"), value=lambda x: x.get_means_display(), is_default=False),
        Column(
            "who", _("Who"), value=lambda x: x.handed_by.full_name if x.handed_by else "", is_default=False
        ),
        Column(
            "handed",
            _("Brought to the applicant"),
            value=lambda x: x.handed_at,
            draw=lambda _x, at: moment(at) if at else "",
        ),
    ]
    default_sort = "written"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return reverse("mailbox:hand", args=[row.pk])
