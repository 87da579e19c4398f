"""Who reads and who changes the catalogue."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.shared.permissions import permission

VIEW, EDIT, PROCEDURES = "catalog.view", "catalog.edit", "catalog.procedures"

permission(
    VIEW,
    _("See topics, terms and routes"),
    _("Everybody who works with appeals must know what is promised and who answers for it."),
    (
        "operator",
        "shift_supervisor",
        "executor",
        "executor_head",
        "controller",
        "analyst",
        "content_editor",
        "administrator",
    ),
)
permission(
    EDIT,
    _("Change topics, terms, routes and statuses"),
    _("A promise of the city is changed by few, from a day on, and never for open appeals."),
    ("administrator", "content_editor"),
)
permission(
    PROCEDURES,
    _("Change procedures, ladders, lists of reasons and letters"),
    _("They put the law into the program: kept with administrators, from a day on."),
    ("administrator",),
)


def can_view(user: Any) -> bool:
    """Whether the person may read the catalogue."""
    return can(user, VIEW)


def can_edit(user: Any) -> bool:
    """Whether the person may change it."""
    return can(user, EDIT)


def can_edit_procedures(user: Any) -> bool:
    """Whether the person may change procedures and what belongs to them."""
    return can(user, PROCEDURES)
