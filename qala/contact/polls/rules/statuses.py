"""The life of a poll as a table: buttons, guards and docs read these rows."""

from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class Stage(StrEnum):
    """Where a poll stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


LIFE = Table(
    (
        step("open", [Stage.DRAFT], Stage.OPEN, pgettext_lazy("poll", "Open the poll"), tone="primary", icon="player-play"),  # noqa: E501
        step("close", [Stage.OPEN], Stage.CLOSED, pgettext_lazy("poll", "Close the poll"), tone="warn", icon="lock"),
        step("cancel", [Stage.DRAFT, Stage.OPEN], Stage.CANCELLED, _("Cancel the poll"), needs=["reason"], tone="bad", icon="ban"),  # noqa: E501
    )
)  # fmt: skip


def takes_votes(stage: str, opens_at: datetime, closes_at: datetime, at: datetime) -> bool:
    """Whether a vote counts at this moment: the poll is open and within its half-open period."""
    return stage == Stage.OPEN and opens_at <= at < closes_at


def shows_results(stage: str, results: str, *, is_counted: bool) -> bool:
    """Whether everybody may see the figures. `results` is one of the values of `models.Results`."""
    if not is_counted or results == "never":
        return False
    return stage == Stage.CLOSED or (results == "at_once" and stage == Stage.OPEN)
