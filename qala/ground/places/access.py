"""Who may see and change places. The map and the search are public; the register of care is the staff's."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.shared.permissions import permission

STAFF = (
    "operator", "shift_supervisor", "executor", "executor_head", "controller", "analyst", "content_editor",
    "administrator",
)  # fmt: skip

VIEW, EDIT = "places.view", "places.edit"

permission(
    VIEW,
    _("See districts, streets and buildings with their carers"),
    _("Everybody on duty needs to know where a place is and who looks after it."),
    STAFF,
)
permission(
    EDIT,
    _("Change districts, streets, buildings and care"),
    _("Borders and care decide who receives an appeal, so few people change them."),
    ("administrator",),
)


def can_view_places(user: Any) -> bool:
    """See the staff screens of places."""
    return can(user, VIEW)


def can_edit_places(user: Any) -> bool:
    """Change anything in places."""
    return can(user, EDIT)
