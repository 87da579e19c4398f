"""The life of a proposal: somebody made something of the data."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class State(models.TextChoices):
    """Whether everybody sees it."""

    PROPOSED = "proposed", pgettext_lazy("use of data", "To be decided")
    SHOWN = "shown", pgettext_lazy("use of data", "Shown")
    DECLINED = "declined", pgettext_lazy("use of data", "Not shown")
    TAKEN_DOWN = "taken_down", pgettext_lazy("use of data", "Taken down")


TONES = {State.PROPOSED: "info", State.SHOWN: "good", State.DECLINED: "neutral", State.TAKEN_DOWN: "warn"}
S = State
REUSE_LIFE = Table(
    (
        step("show", [S.PROPOSED], S.SHOWN, pgettext_lazy("use of data", "Show it"), tone="good", icon="eye"),
        step(
            "decline",
            [S.PROPOSED],
            S.DECLINED,
            pgettext_lazy("use of data", "Do not show it"),
            needs=["reason"],
            icon="eye-off",
        ),
        step(
            "take_down",
            [S.SHOWN],
            S.TAKEN_DOWN,
            pgettext_lazy("use of data", "Take it down"),
            needs=["reason"],
            icon="eye-off",
        ),
    )
)
