"""Columns of the log."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications import audiences, kinds
from qala.ground.notifications.models import CityMessage, Dispatch
from qala.ground.notifications.models.dispatch import Delivery
from qala.ground.notifications.rules.channels import WAITING, DispatchState
from qala.ground.notifications.rules.troubles import in_words
from qala.ground.people.rules import masking
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge

STATE, AGAIN = "notifications/cells/state.html", "notifications/cells/again.html"


def when(moment: Any) -> str:
    """City time, short."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


def masked(row: Dispatch) -> str:
    """Enough to know an address again, not to read it."""
    if "@" in row.address:
        return masking.email(row.address)
    if row.address:
        return masking.phone(row.address)
    return f"№ {row.user_id}" if row.user_id else ""


def kind_label(code: str) -> str:
    """The kind's name, or its code when an older version declared it."""
    found = kinds.known(code)
    return str(found.label) if found else code


class DispatchTable(Table):
    """One line a dispatch."""

    columns = [
        Column("made", _("Made"), value=lambda d: when(d.made_at), sort="made_at", is_fixed=True),
        Column("kind", _("What"), value=lambda d: kind_label(d.kind)),
        Column("channel", _("Way"), value=lambda d: d.get_channel_display()),
        Column("to", _("Recipient"), value=masked),
        Column("language", _("Language"), value=lambda d: d.notification.language, is_default=False),
        Column("state", _("State"), value=lambda d: d.get_state_display(), template=STATE),
        Column(
            "delivery",
            _("Delivery"),
            value=lambda d: d.get_delivery_display() if d.delivery else "",
            is_default=False,
        ),
        Column("tries", _("Attempts"), value=lambda d: d.tries, align="end"),
        Column("next", _("Next attempt"), value=lambda d: when(d.next_try_at) if d.state in WAITING else ""),
        Column("error", _("Last error"), value=lambda d: in_words(d.last_error)),
        Column("again", _("Send again"), value=lambda d: "", template=AGAIN),
    ]
    default_sort = "-made"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """For the link."""
        return when(row.made_at)

    def row_tone(self, row: Any) -> str:
        """What was given up, or did not arrive, stands out."""
        return "bad" if row.state == DispatchState.DEAD or row.delivery == Delivery.UNDELIVERED else ""


STAGES = {
    "draft": ("neutral", "pencil"),
    "waiting": ("warn", "user-check"),
    "approved": ("info", "send"),
    "sent": ("good", "check"),
    "dropped": ("bad", "ban"),
}


def message_stage(row: CityMessage, _value: Any = None) -> str:
    """The stage as a word with shape and colour."""
    return badge(row.get_stage_display(), *STAGES[row.stage])


class CityMessageTable(Table):
    """One line a message."""

    columns = [
        Column("made", _("Made"), value=lambda m: when(m.created_at), sort="created_at", is_fixed=True),
        Column("title", _("Title"), value=lambda m: m.title, link=lambda m: m.get_absolute_url()),
        Column("audience", _("For whom"), value=lambda m: audiences.name_of(m.audience, m.place)),
        Column("urgent", _("Urgent message"), value=lambda m: _("yes") if m.is_urgent else ""),
        Column("stage", _("Stage"), value=lambda m: m.get_stage_display(), draw=message_stage, sort="stage"),
        Column("writer", _("Written by"), value=lambda m: str(m.written_by)),
        Column("approver", _("Approved by"), value=lambda m: str(m.decided_by or "")),
        Column("sent", _("Sent"), value=lambda m: when(m.sent_at), is_default=False),
        Column("told", _("People told"), value=lambda m: m.told_count or "", align="end"),
    ]
    default_sort = "-made"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """For the link."""
        return str(row.title)
