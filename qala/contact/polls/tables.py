"""Columns of the list of polls, and the facts of one."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.models import Poll
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge

TONES = {"draft": "neutral", "open": "good", "closed": "info", "cancelled": "bad"}
ICONS = {"draft": "pencil", "open": "circle-dot", "closed": "lock", "cancelled": "ban"}


def moment_words(at: Any) -> str:
    """Day and time in the city."""
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


def with_turnout(rows: QuerySet[Poll]) -> QuerySet[Poll]:
    """Adds `voted_count`."""
    counted: Any = rows.annotate(
        voted_count=Count("ballots", filter=Q(ballots__is_counted=True), distinct=True)
    )
    return counted


def stage_badge(poll: Poll, _value: Any = None) -> str:
    """The stage as a word with shape and colour."""
    return badge(poll.get_stage_display(), TONES[poll.stage], ICONS[poll.stage])


class PollTable(Table):
    """One line per poll."""

    columns = (
        Column("title", _("Poll"), value=lambda p: p.title, link=lambda p: p.get_absolute_url(), sort="title_kk", is_fixed=True),  # noqa: E501
        Column("stage", _("Stage"), value=lambda p: p.get_stage_display(), draw=stage_badge, sort="stage"),
        Column("opens", _("From"), value=lambda p: moment_words(p.opens_at), sort="opens_at"),
        Column("closes", _("Closes"), value=lambda p: moment_words(p.closes_at), sort="closes_at"),
        Column("audience", _("Who may answer"), value=lambda p: p.get_audience_display(), is_default=False),
        Column("results", _("Results"), value=lambda p: p.get_results_display()),
        Column("topic", _("Topic"), value=lambda p: p.topic.name if p.topic else "", is_default=False),
        Column("voted", _("Voted"), value=lambda p: p.voted_count, align="end"),
    )  # fmt: skip
    default_sort = "-opens_at"

    def row_url(self, row: Poll) -> str:
        """The page of the poll."""
        return reverse("polls:card", args=[row.pk])

    def row_label(self, row: Poll) -> str:
        """Its title."""
        return row.title


def facts_of(poll: Poll) -> list[tuple[Any, Any]]:
    """What stands beside the questions."""
    facts: list[tuple[Any, Any]] = [
        (_("From"), moment_words(poll.opens_at)),
        (_("Closes"), moment_words(poll.closes_at)),
        (_("Who may answer"), poll.get_audience_display()),
        (_("Results"), poll.get_results_display()),
        (_("Changing an answer"), _("until the poll closes") if poll.may_change else _("not possible")),
        (_("Smallest group shown"), poll.fewest),
    ]
    if poll.audience == "district":
        facts.insert(3, (_("Districts"), ", ".join(row.name for row in poll.districts.all())))
    if poll.audience == "everyone":
        facts.append((_("Answers from one address a day"), poll.address_limit))
    if poll.topic:
        facts.append((_("Topic of appeals"), poll.topic.name))
    return facts
