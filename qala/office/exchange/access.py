"""Who brings lists in, who writes profiles. Rights at one project are verbs of `projects`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.office.projects.rules import roles
from qala.shared.permissions import permission

IMPORT, PROFILES = "exchange.import", "exchange.profiles"

permission(
    IMPORT,
    _("Import lists of projects"),
    _("One office answers for what comes in, and looks at the report before it is taken over."),
    [roles.PROJECT_OFFICE],
)
permission(
    PROFILES,
    _("Write profiles of imports"),
    _("A profile decides what the columns of a file mean."),
    [roles.PROJECT_OFFICE, "administrator"],
)


def can_import(user: Any) -> bool:
    """Whether the person brings lists in."""
    return can(user, IMPORT)


def can_write_profiles(user: Any) -> bool:
    """Whether the person writes profiles."""
    return can(user, PROFILES)
