"""The life of a change request as a table."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step

DRAFT, SUBMITTED, APPROVED, DECLINED, WITHDRAWN = "draft", "submitted", "approved", "declined", "withdrawn"

ASKING = Table(
    (
        step("submit", [DRAFT], SUBMITTED, _("Ask for a decision"), tone="info", icon="send"),
        step(
            "approve",
            [SUBMITTED],
            APPROVED,
            pgettext_lazy("project", "Approve"),
            needs=["decision"],
            tone="good",
            icon="circle-check",
        ),
        step(
            "decline",
            [SUBMITTED],
            DECLINED,
            pgettext_lazy("project", "Decline"),
            needs=["decision"],
            tone="bad",
            icon="circle-x",
        ),
        step("withdraw", [DRAFT, SUBMITTED], WITHDRAWN, _("Take back"), tone="neutral", icon="arrow-back-up"),
    )
)
