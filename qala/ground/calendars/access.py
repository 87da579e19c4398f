"""Who may see and change calendars."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.shared.permissions import holds, permission

VIEW = "calendars.view"
EDIT = "calendars.edit"

STAFF = (
    "operator",
    "shift_supervisor",
    "executor",
    "executor_head",
    "controller",
    "analyst",
    "content_editor",
    "administrator",
)

permission(
    VIEW, _("See work calendars"), _("Everybody who promises a term must see how it is counted."), STAFF
)
permission(
    EDIT,
    _("Change work calendars"),
    _("A changed day moves the terms of all open appeals, so few people may do it."),
    ("administrator",),
)


def can_view(user: Any) -> bool:
    """Staff of any role."""
    return holds(user, VIEW)


def can_edit(user: Any) -> bool:
    """`None` is Qala itself: a command or the loader of reference data."""
    return user is None or holds(user, EDIT)
