"""Columns of the two logs."""

from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.appeals.rules.statuses import HAPPENED
from qala.contact.deliveries.models import State
from qala.contact.deliveries.rules.subjects import SUBJECTS
from qala.contact.deliveries.rules.troubles import in_words
from qala.shared.lists.table import Column, Table

STATE, AGAIN = "deliveries/cells/state.html", "deliveries/cells/again.html"


def _when(moment: Any) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


def _number(row: Any, number: str) -> str:
    url = row.appeal.get_absolute_url() if row.appeal else row.url
    return format_html('<a class="q-number" href="{}">{}</a>', url, number) if url else number


def _about(row: Any) -> str:
    return str(row.appeal.number if row.appeal else row.about)


def _news(row: Any) -> Any:
    told = SUBJECTS.get(row.subject)
    return (told.news if told and told.news else HAPPENED).get(row.verb, row.verb)


def _next(row: Any) -> str:
    return _when(row.next_try_at) if row.state in (State.PENDING, State.FAILED) else ""


class _Log(Table):
    default_sort = "-made"

    def row_tone(self, row: Any) -> str:
        """What was given up stands out."""
        return "bad" if row.state == State.DEAD else ""


class DeliveryTable(_Log):
    """News for webhooks."""

    columns = [
        Column("made", _("Made"), value=lambda d: _when(d.made_at), sort="made_at", is_fixed=True),
        Column("about", pgettext_lazy("delivery", "About"), value=_about, draw=_number),
        Column("news", _("News"), value=_news),
        Column("webhook", _("Webhook"), value=lambda d: d.webhook.name),
        Column("state", _("State"), value=lambda d: d.get_state_display(), template=STATE),
        Column("tries", _("Attempts"), value=lambda d: d.tries, align="end"),
        Column("next", _("Next attempt"), value=_next),
        Column("error", _("Last error"), value=lambda d: in_words(d.last_error)),
        Column("again", _("Send again"), value=lambda d: "", template=AGAIN),
    ]


class RequestTable(_Log):
    """Appeals in other systems."""

    columns = [
        Column("made", _("Made"), value=lambda r: _when(r.made_at), sort="made_at", is_fixed=True),
        Column("appeal", _("Appeal"), value=lambda r: r.appeal.number, draw=_number),
        Column("system", _("System"), value=lambda r: r.system.organisation.name),
        Column("state", _("State"), value=lambda r: r.get_state_display(), template=STATE),
        Column("there", _("Number there"), value=lambda r: r.remote_id or r.token),
        Column("standing", _("State there"), value=lambda r: r.remote_status),
        Column("tries", _("Attempts"), value=lambda r: r.tries, align="end"),
        Column("next", _("Next attempt"), value=_next),
        Column("error", _("Last error"), value=lambda r: in_words(r.last_error)),
        Column("again", _("Send again"), value=lambda r: "", template=AGAIN),
    ]
