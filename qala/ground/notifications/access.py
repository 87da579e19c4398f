"""Who sees what was sent, who writes its words."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.models import CityMessage, Notification
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.permissions import permission

VIEW, MANAGE, WORDS = "notifications.view", "notifications.manage", "notifications.words"
MESSAGE, APPROVE = "notifications.message", "notifications.approve"

permission(
    VIEW,
    _("See what people were told and how it went"),
    _("A message that did not arrive must be noticed; addresses stay masked."),
    ("administrator", "controller", "shift_supervisor"),
)
permission(
    MANAGE,
    _("Send again, see an address, set quiet hours"),
    _("Whoever mends a channel must see where a message went; each look is on record."),
    ("administrator",),
)
permission(
    WORDS,
    _("Write the texts of notifications"),
    _("The city speaks in its own words, and few choose them."),
    ("administrator", "content_editor"),
)


permission(
    MESSAGE,
    _("Write messages to residents"),
    _("One message reaches thousands: few write it, and nobody sends it alone."),
    ("shift_supervisor", "controller", "content_editor", "administrator"),
)
permission(
    APPROVE,
    _("Approve messages to residents"),
    _("A second pair of eyes before thousands read it; never one's own."),
    ("shift_supervisor", "controller", "administrator"),
)


def can_view(user: Any) -> bool:
    """Whether the person may see the log."""
    return can(user, VIEW)


def can_manage(user: Any) -> bool:
    """Whether the person may send again, see addresses and set the rule."""
    return can(user, MANAGE)


def can_write(user: Any) -> bool:
    """Whether the person may change texts."""
    return can(user, WORDS)


def can_message(user: Any) -> bool:
    """Whether the person writes messages to residents."""
    return can(user, MESSAGE)


def can_approve(user: Any) -> bool:
    """Whether the person may approve what another wrote."""
    return can(user, APPROVE)


def has_written(row: CityMessage, user: Any) -> bool:
    """Whether any of its words are this person's, whoever wrote last. One statement."""
    return timeline.of(row).filter(verb__in=("create", "change"), by_id=user.pk).exists()


def visible_messages(user: Any) -> QuerySet[CityMessage]:
    """Messages of the city that the person sees inside."""
    is_inside = can_message(user) or can_approve(user)
    return CityMessage.objects.all() if is_inside else CityMessage.objects.none()


def public_messages() -> QuerySet[CityMessage]:
    """Messages that everybody may read: those that were sent."""
    return CityMessage.objects.filter(stage="sent")


def visible_notifications(user: Any) -> QuerySet[Notification]:
    """The person's own, as the bell shows them."""
    return Notification.objects.filter(user_id=user.pk, is_shown=True)
