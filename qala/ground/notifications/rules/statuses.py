"""The life of a message of the city as a table: buttons, guards and docs read these rows."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from qala.shared.transitions import Table, step


class Stage(StrEnum):
    """Where a message stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    SENT = "sent"
    DROPPED = "dropped"


LIFE = Table(
    (
        step("submit", [Stage.DRAFT], Stage.WAITING, _("Give to a second person"), tone="primary", icon="user-check"),
        step("approve", [Stage.WAITING], Stage.APPROVED, _("Approve and send"), tone="primary", icon="send"),
        step("give_back", [Stage.WAITING], Stage.DRAFT, _("Give back"), needs=["reason"], tone="warn", icon="arrow-back-up"),  # noqa: E501
        step("send", [Stage.APPROVED], Stage.SENT, _("Send"), icon="send"),
        step("drop", [Stage.DRAFT, Stage.WAITING], Stage.DROPPED, _("Drop the message"), tone="bad", icon="trash"),
    )
)  # fmt: skip
