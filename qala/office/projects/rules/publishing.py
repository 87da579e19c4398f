"""How a passport becomes public, as a table; one person checks, another approves."""

from django.utils.translation import gettext_lazy as _

from qala.shared.transitions import Table, step

DRAFT, CHECKED, APPROVED, PUBLISHED, WITHDRAWN = "draft", "checked", "approved", "published", "withdrawn"
PATH = Table(
    (
        step(
            "check", [DRAFT, WITHDRAWN], CHECKED, _("Checked: nothing is missing"), tone="info", icon="checks"
        ),
        step(
            "approve",
            [CHECKED],
            APPROVED,
            _("Approve for publication"),
            tone="info",
            icon="rosette-discount-check",
        ),
        step("publish", [APPROVED], PUBLISHED, _("Publish"), tone="good", icon="world"),
        step(
            "send_back",
            [CHECKED, APPROVED],
            DRAFT,
            _("Send back"),
            needs=["reason"],
            tone="warn",
            icon="arrow-back",
        ),
        step(
            "withdraw",
            [PUBLISHED],
            WITHDRAWN,
            _("Withdraw from the public"),
            needs=["reason"],
            tone="bad",
            icon="eye-off",
        ),
    )
)
"""Entries of the timeline are named `publication_<verb>`."""
