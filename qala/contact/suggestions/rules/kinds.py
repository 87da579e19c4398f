"""What can be suggested, and how a trained classifier comes into use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """The question that a classifier answers about a text."""

    TOPIC = "topic", _("Topic")
    EXECUTOR = "executor", _("Executor")
    PRIORITY = "priority", _("Urgency")


class State(TextChoices):
    """From training to rest. Only a person makes one active; there is one active of a kind at most."""

    PROPOSED = "proposed", _("Proposed")
    ACTIVE = "active", _("In use")
    RETIRED = "retired", _("Was in use")
    WEAKER = "weaker", _("Not better")
    DISMISSED = "dismissed", _("Dismissed")


MAY_BECOME_ACTIVE = (State.PROPOSED, State.RETIRED)


def is_better(new_top1: float, old_top1: float, *, least_gain: float) -> bool:
    """Whether the new one may be proposed: its share of right first guesses on the same rows is higher by the gain."""
    return new_top1 - old_top1 >= least_gain
