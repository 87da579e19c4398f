"""Who may see and change organisations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.access import STAFF
from qala.shared.permissions import holds, permission

VIEW = "organisations.view"
EDIT = "organisations.edit"

permission(
    VIEW, _("See organisations"), _("Everybody who passes work on must know who answers for it."), STAFF
)
permission(
    EDIT,
    _("Change organisations"),
    _("Competence decides where appeals go, so it is kept by few people."),
    ("administrator",),
)


def can_view(user: Any) -> bool:
    """Staff of any role."""
    return holds(user, VIEW)


def can_edit(user: Any) -> bool:
    """`None` is Qala itself: a command or the loader of reference data."""
    return user is None or holds(user, EDIT)
