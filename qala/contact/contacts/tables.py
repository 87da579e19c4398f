"""Columns of the register of contacts: nothing about who called."""

from datetime import timedelta
from typing import Any

from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.queries import book
from qala.contact.contacts.models import Outcome
from qala.ground.places.queries.hits import district_label
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge, moment

LOOKS = {
    Outcome.CONSULTATION: ("good", "message-circle"),
    Outcome.APPEAL: ("info", "inbox"),
    Outcome.EMERGENCY: ("bad", "urgent"),
    Outcome.TRANSFERRED: ("gold", "transfer"),
    Outcome.DROPPED: ("neutral", "phone-off"),
}


def outcome_badge(contact: Any, name: str) -> str:
    """Word, colour and shape."""
    return badge(name, *LOOKS[Outcome(contact.outcome)])


def clock_words(span: timedelta) -> str:
    """ "4:05" for minutes and seconds, "1:02:03" with hours."""
    seconds = int(span.total_seconds())
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _unbroken(_contact: Any, number: str) -> str:
    return f'<span class="q-number">{conditional_escape(number)}</span>'


def _topic(contact: Any) -> str:
    return book().topic_name(contact.topic_id) if contact.topic_id else ""


def _drawn_topic(contact: Any, name: str) -> str:
    words = contact.note if len(contact.note) <= 140 else contact.note[:139].rstrip() + "…"
    return f'{conditional_escape(name or "—")}<span class="q-clamp text-secondary">{conditional_escape(words)}</span>'


class ContactTable(Table):
    """The register. Names of topics and channels come from the book, so a row costs no query."""

    columns = [
        Column("id", _("Number"), value=lambda c: c.pk, is_fixed=True, fields=("id",)),
        Column("started", _("Began"), value=lambda c: c.started_at, draw=lambda _c, at: moment(at), sort="started_at", fields=("started_at",)),  # noqa: E501
        Column("topic", _("Topic"), value=_topic, draw=_drawn_topic, fields=("topic", "note")),
        Column("outcome", _("Outcome"), value=lambda c: c.get_outcome_display(), draw=outcome_badge, fields=("outcome",)),  # noqa: E501
        Column("appeal", _("Appeal"), value=lambda c: c.appeal.number if c.appeal else "", draw=_unbroken, fields=("appeal__number",)),  # noqa: E501
        Column("operator", _("Operator"), value=lambda c: str(c.operator), fields=("operator__full_name",)),
        Column("talk", _("Talk"), value=lambda c: clock_words(c.talked_for), align="end", fields=("started_at", "answered_at", "ended_at", "wrapped_at")),  # noqa: E501
        Column("handled", _("Talk and work after it"), value=lambda c: clock_words(c.handled_for), align="end", is_default=False, fields=("started_at", "answered_at", "ended_at", "wrapped_at")),  # noqa: E501
        Column("channel", _("Channel"), value=lambda c: book().channels_by_id[c.channel_id].name, fields=("channel",)),
        Column("language", _("Language"), value=lambda c: c.get_language_display(), is_default=False, fields=("language",)),  # noqa: E501
        Column("address", _("Address"), value=lambda c: c.address, is_default=False, fields=("address",)),
        Column("district", _("District"), value=lambda c: district_label(c.district_id), is_default=False, fields=("district",)),  # noqa: E501
        Column("passed", _("Passed to"), value=lambda c: c.passed_to, is_default=False, fields=("passed_to",)),
        Column("article", _("Article"), value=lambda c: c.article_title, is_default=False, fields=("article_title",)),
    ]  # fmt: skip
    default_sort = "-started"
    key = "id"
    # Both are joined whatever columns are chosen.
    row_fields = ("outcome", "appeal__number", "operator__full_name")

    def row_url(self, row: Any) -> str:
        """The contact's page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """Its number."""
        return str(row.pk)

    def row_tone(self, row: Any) -> str:
        """Red where it was an emergency."""
        return "bad" if row.outcome == Outcome.EMERGENCY else ""
