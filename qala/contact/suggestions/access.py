"""Who is helped by suggestions, who reads the cards, and who decides which classifier is used."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.shared.permissions import permission

USE, VIEW, DECIDE = "suggestions.use", "suggestions.view", "suggestions.decide"

permission(
    USE,
    _("Be given suggestions while writing"),
    _("Whoever chooses topic and executor may see what the text speaks for; the person decides."),
    ("operator", "shift_supervisor", "controller"),
)
permission(
    VIEW,
    _("See classifiers and their cards"),
    _("How good suggestions are must be known to those who rely on them and who control the work."),
    ("operator", "shift_supervisor", "controller", "analyst", "administrator"),
)
permission(
    DECIDE,
    _("Train and put into use, change the rules of suggestions"),
    _("No classifier comes into use by itself: a person compares and decides."),
    ("analyst", "administrator"),
)


def can_use(user: Any) -> bool:
    """Whether suggestions are shown."""
    return can(user, USE)


def can_view(user: Any) -> bool:
    """Whether the cards may be read."""
    return can(user, VIEW)


def can_decide(user: Any) -> bool:
    """Whether the person may train, activate, dismiss and set the rules."""
    return can(user, DECIDE)
