"""Columns of the register and of the desk."""

from datetime import datetime
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.queries import book
from qala.ground.people.rules import roles
from qala.ground.places.queries.hits import district_label
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge, due, moment, stage_badge


def _short(text: str, length: int = 90) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _topic(appeal: Any, name: str) -> str:
    words = conditional_escape(_short(appeal.text, 140))
    return f'{conditional_escape(name)}<span class="q-clamp text-secondary">{words}</span>'


def _executor(appeal: Any, name: str) -> str:
    return conditional_escape(name) or badge(_("no executor"), "warn", "alert-triangle")


def _due(appeal: Any, at: datetime | None) -> str:
    if at is not None:
        return due(at)
    if appeal.was_late:
        return badge(_("answered late"), "bad", "clock-exclamation")
    return SafeString('<span class="text-secondary">—</span>')


def _procedure(procedure_id: int | None) -> str:
    known = book().procedure_of(procedure_id)
    return known.name if known else ""


class AppealTable(Table):
    """The register. Names come from the catalogue's book, so a row costs no join and no query."""

    columns = [
        Column("number", _("Number"), value=lambda a: a.number, is_fixed=True, fields=("number",)),
        Column("received", _("Received"), value=lambda a: a.received_at, draw=lambda _a, at: moment(at), sort="received_at", fields=("received_at",)),  # noqa: E501
        Column("topic", _("Topic"), value=lambda a: book().topic_name(a.topic_id), draw=_topic, fields=("topic", "text")),  # noqa: E501
        Column("text", _("What happened"), value=lambda a: _short(a.text), export=lambda a: a.text, is_default=False, fields=("text",)),  # noqa: E501
        Column("address", _("Address"), value=lambda a: a.address, fields=("address",)),
        Column("district", _("District"), value=lambda a: district_label(a.district_id), is_default=False, fields=("district",)),  # noqa: E501
        Column("executor", _("Executor"), value=lambda a: book().executor_name(a.executor_id), draw=_executor, fields=("executor",)),  # noqa: E501
        Column("status", _("Status"), value=lambda a: book().status_name(a.status_id), draw=lambda a, name: stage_badge(a.stage, name), fields=("status", "stage")),  # noqa: E501
        Column("due", _("Term"), value=lambda a: a.next_due_at, draw=_due, sort="next_due_at", fields=("next_due_at", "was_late")),  # noqa: E501
        Column("channel", _("Channel"), value=lambda a: book().channels_by_id[a.channel_id].name, is_default=False, fields=("channel",)),  # noqa: E501
        Column("procedure", _("Procedure"), value=lambda a: _procedure(a.procedure_id), is_default=False, fields=("procedure",)),  # noqa: E501
        Column("priority", _("Priority"), value=lambda a: a.get_priority_display(), is_default=False, fields=("priority",)),  # noqa: E501
        Column("stage", _("Stage"), value=lambda a: a.get_stage_display(), is_default=False, fields=("stage",)),
        Column("registered", _("Registered"), value=lambda a: a.registered_at, is_default=False, fields=("registered_at",)),  # noqa: E501
        Column("accepted", _("Taken on"), value=lambda a: a.accepted_at, is_default=False, fields=("accepted_at",)),
        Column("resolved", _("Answered"), value=lambda a: a.resolved_at, is_default=False, fields=("resolved_at",)),
        Column("closed", _("Closed"), value=lambda a: a.closed_at, is_default=False, fields=("closed_at",)),
        Column("late", _("Answered late"), value=lambda a: _("yes") if a.was_late else "", is_default=False, fields=("was_late",)),  # noqa: E501
        Column("reopened", _("Times reopened"), value=lambda a: a.reopened_count or "", align="end", is_default=False, fields=("reopened_count",)),  # noqa: E501
        Column("source", _("Imported by"), value=lambda a: a.source, is_default=False, fields=("source",)),
        Column("external", _("Outside number"), value=lambda a: a.external_id, is_default=False, fields=("external_id",)),  # noqa: E501
        Column("lon", _("Longitude"), value=lambda a: a.lon, align="end", is_default=False, fields=("lon",)),
        Column("lat", _("Latitude"), value=lambda a: a.lat, align="end", is_default=False, fields=("lat",)),
    ]  # fmt: skip
    default_sort = "-received"
    key = "id"
    row_fields = ("number", "stage", "is_overdue")

    def row_url(self, row: Any) -> str:
        """The appeal's page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """Its number."""
        return str(row.number)

    def row_tone(self, row: Any) -> str:
        """Red where a term has passed."""
        return "bad" if row.is_overdue and row.is_open else ""


class DeskTable(AppealTable):
    """The executor's desk: what is due first stands first."""

    default_sort = "due"


class NoticeTable(Table):
    """What the ladder told a person. A row leads to its appeal."""

    columns = [
        Column(
            "at", _("Told"), value=lambda n: n.at, draw=lambda _n, at: moment(at), sort="at", is_fixed=True
        ),
        Column(
            "appeal", _("Appeal"), value=lambda n: n.appeal.number, draw=lambda _n, number: _unbroken(number)
        ),
        Column("topic", _("Topic"), value=lambda n: book().topic_name(n.appeal.topic_id)),
        Column("share", _("Term used up"), value=lambda n: f"{n.share} %", align="end"),
        Column("kind", _("Promise"), value=lambda n: n.target.get_kind_display()),
        Column(
            "due", _("Term"), value=lambda n: n.target.due_at, draw=lambda n, at: due(at, n.target.met_at)
        ),
        Column(
            "executor",
            _("Executor"),
            value=lambda n: book().executor_name(n.appeal.executor_id),
            is_default=False,
        ),
        Column("role", _("As"), value=lambda n: roles.label_of(n.role), is_default=False),
        Column("seen", _("Read"), value=lambda n: n.seen_at, draw=lambda _n, at: _seen(at)),
    ]
    default_sort = "-at"

    def row_url(self, row: Any) -> str:
        """The appeal."""
        return str(row.appeal.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """The appeal's number."""
        return str(row.appeal.number)


def _unbroken(number: str) -> str:
    return format_html('<span class="q-number q-nowrap">{}</span>', number)


def _seen(at: datetime | None) -> str:
    return moment(at) if at is not None else badge(_("new"), "warn", "bell")
