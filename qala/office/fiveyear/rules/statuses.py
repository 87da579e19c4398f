"""The life of a version of a plan, as a table."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class Stage(models.TextChoices):
    """Where a version is."""

    DRAFT = "draft", pgettext_lazy("plan", "Proposals are collected")
    DISCUSSION = "discussion", pgettext_lazy("plan", "In discussion")
    APPROVAL = "approval", pgettext_lazy("plan", "Waits for approval")
    APPROVED = "approved", pgettext_lazy("plan", "Approved")
    PUBLISHED = "published", pgettext_lazy("plan", "Published")
    REPLACED = "replaced", pgettext_lazy("plan", "Replaced by a newer one")


S = Stage
LIFE = Table(
    (
        step("discuss", [S.DRAFT], S.DISCUSSION, _("Begin the discussion"), tone="info", icon="messages"),
        step(
            "collect",
            [S.DISCUSSION, S.APPROVAL],
            S.DRAFT,
            _("Back to collecting"),
            needs=["note"],
            icon="arrow-back",
        ),
        step("submit", [S.DISCUSSION], S.APPROVAL, _("Ask for approval"), tone="info", icon="send"),
        step(
            "approve",
            [S.APPROVAL],
            S.APPROVED,
            _("Approve by decision"),
            needs=["number"],
            tone="good",
            icon="gavel",
        ),
        step(
            "publish", [S.APPROVED], S.PUBLISHED, pgettext_lazy("plan", "Publish"), tone="good", icon="world"
        ),
        step("replace", [S.PUBLISHED], S.REPLACED, _("Give way to a newer version")),
    )
)
