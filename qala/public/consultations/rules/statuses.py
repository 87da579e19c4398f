"""The life of a consultation, and of what residents say in it."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class Stage(models.TextChoices):
    """Where a consultation is."""

    DRAFT = "draft", pgettext_lazy("consultation", "Being prepared")
    OPEN = "open", pgettext_lazy("consultation", "Remarks are taken")
    ANSWERING = "answering", pgettext_lazy("consultation", "The city replies")
    ENDED = "ended", pgettext_lazy("consultation", "Summed up")
    WITHDRAWN = "withdrawn", pgettext_lazy("consultation", "Withdrawn")


class State(models.TextChoices):
    """Whether everybody reads a remark."""

    WAITING = "waiting", pgettext_lazy("remark", "Waits for a moderator")
    SHOWN = "shown", pgettext_lazy("remark", "Public")
    HIDDEN = "hidden", pgettext_lazy("remark", "Not public")


class Outcome(models.TextChoices):
    """What the city does with a remark."""

    ACCEPTED = "accepted", pgettext_lazy("remark", "Accepted")
    PARTLY = "partly", pgettext_lazy("remark", "Accepted in part")
    NOTED = "noted", pgettext_lazy("remark", "Taken note of")
    DECLINED = "declined", pgettext_lazy("remark", "Declined")


TONES = {
    Outcome.ACCEPTED: "good",
    Outcome.PARTLY: "good",
    Outcome.NOTED: "info",
    Outcome.DECLINED: "warn",
}
STAGE_TONES = {
    Stage.DRAFT: "neutral",
    Stage.OPEN: "good",
    Stage.ANSWERING: "gold",
    Stage.ENDED: "info",
    Stage.WITHDRAWN: "warn",
}
S = Stage
LIFE = Table(
    (
        step(
            "open",
            [S.DRAFT],
            S.OPEN,
            pgettext_lazy("consultation", "Open to residents"),
            tone="good",
            icon="world",
        ),
        step(
            "prolong",
            [S.OPEN],
            S.OPEN,
            pgettext_lazy("consultation", "Prolong"),
            needs=["note"],
            icon="calendar-plus",
        ),
        step(
            "close",
            [S.OPEN],
            S.ANSWERING,
            pgettext_lazy("consultation", "Close"),
            icon="lock",
        ),
        step(
            "sum_up",
            [S.ANSWERING],
            S.ENDED,
            pgettext_lazy("consultation", "Sum up"),
            tone="good",
            icon="gavel",
        ),
        step(
            "withdraw",
            [S.DRAFT, S.OPEN, S.ANSWERING],
            S.WITHDRAWN,
            pgettext_lazy("consultation", "Withdraw"),
            needs=["note"],
            icon="x",
        ),
    )
)
