"""Columns of the lists."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.queries import book
from qala.contact.quality.models import ClosingCheck, Feedback
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge, moment

TONES = {"fits": "good", "far": "bad", "early": "bad", "late": "warn", "unknown": "neutral", "no_photo": "neutral",
         "waiting": "info", "solved": "good", "poor_proof": "warn", "not_solved": "bad", "": "info",
         "sent": "good", "failed": "bad", "no_right": "warn", "no_address": "warn"}  # fmt: skip


def _photo(check: ClosingCheck) -> str:
    return str(check.get_verdict_display())


def _executor(check: ClosingCheck) -> str:
    return book().executor_name(check.executor_id)


class ReviewTable(Table):
    """The controllers' queue, the longest waiting first."""

    columns = [
        Column("number", _("Number"), value=lambda r: r.appeal.number, is_fixed=True),
        Column("queued", _("In the queue since"), value=lambda r: r.queued_at, draw=lambda _r, at: moment(at), sort="queued_at"),  # noqa: E501
        Column("why", _("Why it is here"), value=lambda r: r.get_why_display()),
        Column("topic", _("Topic"), value=lambda r: book().topic_name(r.check_of.topic_id)),
        Column("executor", _("Executor"), value=lambda r: _executor(r.check_of)),
        Column("photo", _("Photo"), value=lambda r: _photo(r.check_of), draw=lambda r, text: badge(text, TONES[r.check_of.verdict])),  # noqa: E501
        Column("metres", _("Metres to the place"), value=lambda r: r.check_of.metres, align="end", is_default=False),
        Column("verdict", _("Verdict"), value=lambda r: r.get_verdict_display(), draw=lambda r, text: badge(text or _("waiting"), TONES[r.verdict])),  # noqa: E501
        Column("reason", _("What is missing"), value=lambda r: r.reason, is_default=False),
    ]  # fmt: skip
    default_sort = "queued"

    def row_url(self, row: Any) -> str:
        """The review."""
        return reverse("quality:review", args=[row.pk])

    def row_label(self, row: Any) -> str:
        """The number of the appeal."""
        return str(row.appeal.number)


class CheckTable(Table):
    """Every compared answer."""

    columns = [
        Column("number", _("Number"), value=lambda c: c.appeal.number, is_fixed=True),
        Column("answered", _("Answered"), value=lambda c: c.answered_at, draw=lambda _c, at: moment(at), sort="answered_at"),  # noqa: E501
        Column("topic", _("Topic"), value=lambda c: book().topic_name(c.topic_id)),
        Column("executor", _("Executor"), value=_executor),
        Column("photo", _("Photo"), value=_photo, draw=lambda c, text: badge(text, TONES[c.verdict])),
        Column("metres", _("Metres to the place"), value=lambda c: c.metres, align="end"),
        Column("minutes", _("Minutes after receipt"), value=lambda c: c.minutes, align="end"),
        Column("photos", _("Photos"), value=lambda c: c.photo_count, align="end", is_default=False),
    ]  # fmt: skip
    default_sort = "-answered"

    def row_url(self, row: Any) -> str:
        """The appeal."""
        return str(row.appeal.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """The number of the appeal."""
        return str(row.appeal.number)


def _letter(feedback: Feedback) -> str:
    if feedback.refused_at is not None:
        return gettext("refused by the mail server")
    return gettext("sent out") if feedback.sent_at is not None else ""


class FeedbackTable(Table):
    """What residents said. Comments may hold personal data and are not exported."""

    columns = [
        Column("number", _("Number"), value=lambda f: f.appeal.number, is_fixed=True),
        Column(
            "asked", _("Asked"), value=lambda f: f.asked_at, draw=lambda _f, at: moment(at), sort="asked_at"
        ),
        Column("way", _("Asked by"), value=lambda f: f.get_way_display()),
        Column("sent", _("Letter"), value=_letter, is_default=False),
        Column("topic", _("Topic"), value=lambda f: book().topic_name(f.check_of.topic_id)),
        Column("executor", _("Executor"), value=lambda f: _executor(f.check_of)),
        Column("solved", _("Solved"), value=lambda f: {True: _("yes"), False: _("no")}.get(f.is_solved, "")),
        Column("rating", _("Rating"), value=lambda f: f.rating, align="end"),
    ]
    default_sort = "-asked"

    def row_url(self, row: Any) -> str:
        """The appeal."""
        return str(row.appeal.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """The number of the appeal."""
        return str(row.appeal.number)


class CallTable(Table):
    """Whom to call, the longest waiting first; the number itself stands on the page of the call."""

    columns = [
        Column("number", _("Number"), value=lambda f: f.appeal.number, is_fixed=True),
        Column(
            "asked",
            _("Waiting since"),
            value=lambda f: f.asked_at,
            draw=lambda _f, at: moment(at),
            sort="asked_at",
        ),
        Column("language", _("Language"), value=lambda f: f.appeal.get_language_display()),
        Column("topic", _("Topic"), value=lambda f: book().topic_name(f.check_of.topic_id)),
        Column("attempts", _("Calls made"), value=lambda f: f.attempt_count, align="end"),
        Column(
            "last",
            _("Last call"),
            value=lambda f: f.last_attempt_at,
            draw=lambda _f, at: moment(at) if at else "",
        ),
    ]
    default_sort = "asked"

    def row_url(self, row: Any) -> str:
        """The call."""
        return reverse("quality:call", args=[row.pk])

    def row_label(self, row: Any) -> str:
        """The number of the appeal."""
        return str(row.appeal.number)


class DeliveryTable(Table):
    """What went out."""

    columns = [
        Column("report", _("Report"), value=lambda d: d.report.name, is_fixed=True),
        Column("recipient", _("Recipient"), value=lambda d: d.recipient.full_name),
        Column("first", _("Period begins"), value=lambda d: d.first_on),
        Column("last", _("Period ends"), value=lambda d: d.last_on),
        Column("due", _("Due"), value=lambda d: d.due_at, draw=lambda _d, at: moment(at), sort="due_at"),
        Column("outcome", _("Outcome"), value=lambda d: d.get_outcome_display(), draw=lambda d, text: badge(text, TONES[d.outcome])),  # noqa: E501
        Column("attempts", _("Attempts"), value=lambda d: d.attempt_count, align="end", is_default=False),
    ]  # fmt: skip
    default_sort = "-due"
