"""The life of a clash. People accept or settle; the nightly search checks their word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class ClashStage(models.TextChoices):
    """Where a clash is."""

    OPEN = "open", pgettext_lazy("clash", "Open")
    ACCEPTED = "accepted", pgettext_lazy("clash", "Accepted")
    SETTLED = "settled", pgettext_lazy("clash", "Settled")


S = ClashStage
CLASHES = Table(
    (
        step(
            "accept",
            [S.OPEN],
            S.ACCEPTED,
            _("Accept: it stays so"),
            needs=["words"],
            tone="warn",
            icon="check",
        ),
        step(
            "settle",
            [S.OPEN, S.ACCEPTED],
            S.SETTLED,
            _("Settled"),
            needs=["words"],
            tone="good",
            icon="checks",
        ),
        step(
            "reopen",
            [S.ACCEPTED, S.SETTLED],
            S.OPEN,
            _("Open again"),
            needs=["words"],
            tone="info",
            icon="refresh",
        ),
    )
)
