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


class Wording(models.TextChoices):
    """What became of words that somebody gave."""

    WAITS = "waits", pgettext_lazy("words of a use", "To be decided")
    SHOWN = "shown", pgettext_lazy("words of a use", "Shown")
    DECLINED = "declined", pgettext_lazy("words of a use", "Not taken")
    REPLACED = "replaced", pgettext_lazy("words of a use", "Replaced by others")


TONES = {State.PROPOSED: "info", State.SHOWN: "good", State.DECLINED: "neutral", State.TAKEN_DOWN: "warn"}
S = State
REUSE_LIFE = Table(
    (
        step(
            "revise",
            [S.PROPOSED, S.SHOWN],
            None,
            pgettext_lazy("use of data", "Change the words"),
            icon="pencil",
        ),
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
            "show_revision",
            [S.SHOWN],
            None,
            pgettext_lazy("use of data", "Show the changed words"),
            tone="good",
            icon="eye",
        ),
        step(
            "decline_revision",
            [S.SHOWN],
            None,
            pgettext_lazy("use of data", "Keep what is shown"),
            needs=["reason"],
            icon="eye-off",
        ),
        step("put_right", [S.SHOWN], None, pgettext_lazy("use of data", "Put words right"), icon="pencil"),
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
