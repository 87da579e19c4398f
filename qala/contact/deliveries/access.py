"""Who sees what leaves the house, and who decides about it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.shared.permissions import permission

VIEW, MANAGE, PERSONAL = "deliveries.view", "deliveries.manage", "deliveries.personal"

permission(
    VIEW,
    _("See deliveries to other systems"),
    _("Control must see when an appeal did not reach the body that works on it."),
    ("administrator", "controller", "shift_supervisor"),
)
permission(
    MANAGE,
    _("Set up webhooks and outside systems, send again"),
    _("An address outside the house is chosen by few, and the choice is on record."),
    ("administrator",),
)
permission(
    PERSONAL,
    _("Let another system learn who wrote"),
    _("Personal data leaves only to the body that executes the appeal, and by a decision of its own."),
    ("administrator",),
)


def can_view(user: Any) -> bool:
    """Whether the person may see the log."""
    return can(user, VIEW)


def can_manage(user: Any) -> bool:
    """Whether the person may change addresses and send again."""
    return can(user, MANAGE)


def can_give_persons(user: Any) -> bool:
    """Whether the person may let contacts leave."""
    return can(user, PERSONAL)
