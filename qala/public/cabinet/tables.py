"""Lists: a resident's appeals as cards, and the wishes to be erased for staff."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from qala.public.portal.access import is_for_others
from qala.public.portal.words import story
from qala.shared.clock import now
from qala.shared.lists import Column, Table
from qala.shared.ui.tags.basic import moment


class OwnTable(Table):
    """One card a row."""

    columns = [
        Column(
            "appeal", _("Appeal"), value=lambda a: story(a, at=now()), template="cabinet/cells/appeal.html",
            is_fixed=True,
        ),
    ]  # fmt: skip
    default_sort = "-received_at"

    def row_url(self, row: Any) -> str:
        """The appeal's page."""
        return reverse("portal:appeal", args=[row.number])


def _shared(reporter: Any) -> dict[str, Any]:
    appeal = reporter.appeal.duplicate_of or reporter.appeal
    return {"appeal": appeal, "story": story(appeal, at=now()), "may_read_topic": is_for_others(appeal)}


class JoinedTable(Table):
    """Appeals of others behind which the person stands."""

    columns = [
        Column(
            "joined",
            _("Appeal"),
            value=_shared,
            template="cabinet/cells/joined.html",
            is_fixed=True,
        ),
    ]
    default_sort = "-joined_at"

    def row_url(self, row: Any) -> str:
        """The person's page of it."""
        return reverse("portal:shared", args=[row.number])


class ErasureTable(Table):
    """Wishes to be erased; no name before the page is opened."""

    columns = [
        Column("number", _("Wish"), value=lambda e: f"№ {e.pk}", sort="id", is_fixed=True),
        Column("state", _("State"), value=lambda e: e.get_state_display(), sort="state"),
        Column(
            "asked", _("Asked"), value=lambda e: e.asked_at, draw=lambda _e, at: moment(at), sort="asked_at"
        ),
        Column("before", _("Not before"), value=lambda e: e.not_before, draw=lambda _e, at: moment(at)),
        Column("by", _("Reviewed by"), value=lambda e: str(e.reviewed_by or "")),
        Column(
            "kept", _("Appeals kept"), value=lambda e: e.kept_count, align="end",
            draw=lambda _e, count: format_html("{}", count),
        ),
    ]  # fmt: skip
    default_sort = "-asked_at"

    def row_url(self, row: Any) -> str:
        """The wish."""
        return reverse("cabinet:erasure", args=[row.pk])

    def row_label(self, row: Any) -> str:
        """Its number."""
        return f"№ {row.pk}"
