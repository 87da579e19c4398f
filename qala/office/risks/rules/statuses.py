"""The lives of a risk and of an issue as tables."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class RiskStage(models.TextChoices):
    """Where a risk is."""

    IDENTIFIED = "identified", pgettext_lazy("risk", "Identified")
    ASSESSED = "assessed", pgettext_lazy("risk", "Assessed")
    PLANNED = "planned", pgettext_lazy("risk", "Response planned")
    MONITORED = "monitored", pgettext_lazy("risk", "Monitored")
    CLOSED = "closed", pgettext_lazy("risk", "Closed")
    OCCURRED = "occurred", pgettext_lazy("risk", "Occurred")


class IssueStage(models.TextChoices):
    """Where an issue is."""

    OPEN = "open", pgettext_lazy("issue", "Open")
    IN_WORK = "in_work", pgettext_lazy("issue", "Being solved")
    RESOLVED = "resolved", pgettext_lazy("issue", "Solved, to be confirmed")
    CLOSED = "closed", pgettext_lazy("issue", "Closed")


R, I = RiskStage, IssueStage  # noqa: E741
SCORED = (R.ASSESSED, R.PLANNED, R.MONITORED)
OPEN_RISKS = (R.IDENTIFIED, *SCORED)
OPEN_ISSUES = (I.OPEN, I.IN_WORK, I.RESOLVED)

LIFE = Table(
    (
        step("assess", [R.IDENTIFIED], R.ASSESSED, _("Assess"), tone="info", icon="gauge"),
        step("assess_again", SCORED, None, _("Assess again"), tone="info", icon="gauge"),
        step("plan_response", [R.ASSESSED], R.PLANNED, _("Plan the response"), needs=["strategy"], tone="info", icon="shield"),  # noqa: E501
        step("monitor", [R.PLANNED], R.MONITORED, _("Begin to monitor"), tone="info", icon="eye"),
        step("review", SCORED, None, _("Review"), needs=["note"], tone="info", icon="refresh"),
        step("escalate", OPEN_RISKS, None, _("Escalate to the curator"), needs=["note"], tone="warn", icon="arrow-up"),
        step("take_down", OPEN_RISKS, None, _("Take the escalation back"), needs=["note"], icon="arrow-down"),
        step("occur", OPEN_RISKS, R.OCCURRED, _("It has occurred"), needs=["note"], tone="bad", icon="alert-octagon"),
        step("close", OPEN_RISKS, R.CLOSED, _("Close the risk"), needs=["note"], tone="good", icon="circle-check"),
    )
)  # fmt: skip

ISSUE_LIFE = Table(
    (
        step("take_up", [I.OPEN], I.IN_WORK, _("Begin to solve"), tone="info", icon="player-play"),
        step("resolve", [I.OPEN, I.IN_WORK], I.RESOLVED, _("It is solved"), needs=["note"], tone="good", icon="check"),
        step("close", [I.RESOLVED], I.CLOSED, _("Confirm and close"), tone="good", icon="circle-check"),
        step("reopen", [I.RESOLVED, I.CLOSED], I.IN_WORK, _("Open it again"), needs=["note"], tone="warn", icon="refresh"),  # noqa: E501
    )
)  # fmt: skip
