"""The life of a project as a table. Suspension is no stage: it is a flag with dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class Stage(models.TextChoices):
    """Where a project is."""

    PROPOSED = "proposed", pgettext_lazy("project", "Proposed")
    PLANNED = "planned", pgettext_lazy("project", "In the plan")
    PREPARATION = "preparation", pgettext_lazy("project", "In preparation")
    PROCUREMENT = "procurement", pgettext_lazy("project", "In procurement")
    CONSTRUCTION = "construction", pgettext_lazy("project", "In construction")
    COMMISSIONING = "commissioning", pgettext_lazy("project", "Being commissioned")
    CLOSED = "closed", pgettext_lazy("project", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("project", "Cancelled")


S = Stage
ALIVE = (S.PROPOSED, S.PLANNED, S.PREPARATION, S.PROCUREMENT, S.CONSTRUCTION, S.COMMISSIONING)
# OC4IDS puts procurement inside implementation (section 2.3 of the reference).
PHASES: dict[Stage, str] = {
    S.PROPOSED: "identification",
    S.PLANNED: "identification",
    S.PREPARATION: "preparation",
    S.PROCUREMENT: "implementation",
    S.CONSTRUCTION: "implementation",
    S.COMMISSIONING: "completion",
    S.CLOSED: "completion",
    S.CANCELLED: "cancelled",
}

LIFE = Table(
    (
        step(
            "plan",
            [S.PROPOSED],
            S.PLANNED,
            _("Take into the plan"),
            needs=["reason"],
            tone="info",
            icon="checks",
        ),
        step("prepare", [S.PLANNED], S.PREPARATION, _("Begin preparation"), tone="info", icon="file-text"),
        step("procure", [S.PREPARATION], S.PROCUREMENT, _("Begin procurement"), tone="info", icon="list"),
        step(
            "build",
            [S.PREPARATION, S.PROCUREMENT],
            S.CONSTRUCTION,
            _("Begin construction"),
            tone="info",
            icon="building",
        ),
        step(
            "commission",
            [S.CONSTRUCTION],
            S.COMMISSIONING,
            _("Begin commissioning"),
            tone="info",
            icon="clipboard",
        ),
        step(
            "close",
            [S.COMMISSIONING],
            S.CLOSED,
            _("Finish the project"),
            needs=["reason"],
            tone="good",
            icon="circle-check",
        ),
        step("cancel", ALIVE, S.CANCELLED, _("Cancel the project"), needs=["reason"], tone="bad", icon="ban"),
        step("suspend", ALIVE, None, _("Suspend"), needs=["reason"], tone="warn", icon="player-pause"),
        step("resume", ALIVE, None, _("Resume"), needs=["reason"], tone="info", icon="player-play"),
    )
)
