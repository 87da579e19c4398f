"""The lives of a meeting and of an assignment as tables."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class MeetingStage(models.TextChoices):
    """Where a meeting is."""

    PLANNED = "planned", pgettext_lazy("meeting", "Planned")
    SENT = "sent", pgettext_lazy("meeting", "Agenda sent")
    HELD = "held", pgettext_lazy("meeting", "Held")
    DRAFT = "draft", pgettext_lazy("meeting", "Protocol to be signed")
    SIGNED = "signed", pgettext_lazy("meeting", "Protocol signed")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class AssignmentStage(models.TextChoices):
    """Where an assignment is. Overdue is computed, never set."""

    DRAFT = "draft", pgettext_lazy("assignment", "In the draft of a protocol")
    ISSUED = "issued", pgettext_lazy("assignment", "Issued")
    ACCEPTED = "accepted", pgettext_lazy("assignment", "Taken on")
    DONE = "done", pgettext_lazy("assignment", "Done, to be confirmed")
    RETURNED = "returned", pgettext_lazy("assignment", "Returned")
    CONFIRMED = "confirmed", pgettext_lazy("assignment", "Confirmed")
    CANCELLED = "cancelled", pgettext_lazy("assignment", "Taken back")


M, A = MeetingStage, AssignmentStage
BEFORE, WRITABLE = (M.PLANNED, M.SENT), (M.HELD, M.DRAFT)
RUNNING = (A.ISSUED, A.ACCEPTED, A.RETURNED)
OPEN = (*RUNNING, A.DONE)

LIFE = Table(
    (
        step("send", [M.PLANNED], M.SENT, _("Send the agenda"), tone="info", icon="send"),
        step("hold", BEFORE, M.HELD, _("The meeting has taken place"), tone="info", icon="users-group"),
        step("finish", [M.HELD], M.DRAFT, _("The protocol is ready to be signed"), tone="info", icon="file-check"),
        step("rework", [M.DRAFT], M.HELD, _("Rework the protocol"), icon="pencil"),
        step("sign", [M.DRAFT], M.SIGNED, _("Sign the protocol"), tone="good", icon="writing"),
        step("cancel", BEFORE, M.CANCELLED, _("Cancel the meeting"), needs=["note"], tone="bad", icon="ban"),
    )
)  # fmt: skip

ASSIGNMENT_LIFE = Table(
    (
        step("issue", [A.DRAFT], A.ISSUED, pgettext_lazy("assignment", "Issue"), icon="send"),
        step("accept", [A.ISSUED, A.RETURNED], A.ACCEPTED, pgettext_lazy("assignment", "Take on"), tone="info", icon="user-check"),  # noqa: E501
        step("claim", RUNNING, A.DONE, pgettext_lazy("assignment", "Report as done"), needs=["note"], tone="good", icon="check"),  # noqa: E501
        step("confirm", [A.DONE], A.CONFIRMED, pgettext_lazy("assignment", "Confirm"), tone="good", icon="circle-check"),  # noqa: E501
        step("return", [A.DONE], A.RETURNED, pgettext_lazy("assignment", "Return"), needs=["note"], tone="warn", icon="arrow-back-up"),  # noqa: E501
        step("prolong", RUNNING, None, pgettext_lazy("assignment", "Give more time"), needs=["note"], tone="warn", icon="calendar-plus"),  # noqa: E501
        step("cancel", [A.DRAFT, *RUNNING], A.CANCELLED, pgettext_lazy("assignment", "Take back"), needs=["note"], tone="bad", icon="ban"),  # noqa: E501
    )
)  # fmt: skip


def days_late(stage: str, due_on: date, today: date) -> int:
    """How many days an assignment is past its day; 0 when it is not, or when the executor has said it is done.

    >>> days_late("accepted", date(2026, 3, 1), date(2026, 3, 4)), days_late("done", date(2026, 3, 1), date(2026, 3, 4))
    (3, 0)
    """
    return max(0, (today - due_on).days) if stage in RUNNING else 0
