"""Who keeps the keys and what the services ask. Requests themselves are open: the key opens writing, nothing else."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.open311.models import ApiClient
from qala.ground.people.access import can
from qala.shared.permissions import permission

CLIENTS, SERVICES = "open311.clients", "open311.services"

permission(
    CLIENTS,
    _("Issue and revoke keys of programs"),
    _("A key acts for the city's register, so few people give one and everybody can see who did."),
    ("administrator",),
)
permission(
    SERVICES,
    _("Change the extra questions of services"),
    _("Other cities' programs read them at once: a question is asked of every resident."),
    ("administrator", "content_editor"),
)


def own_keys(user: Any) -> QuerySet[ApiClient]:
    """The keys that the person made, revoked ones too; none for a stranger."""
    return ApiClient.objects.filter(owner_id=user.pk or 0)


def can_keep_clients(user: Any) -> bool:
    """Whether the person may see, issue and revoke keys."""
    return can(user, CLIENTS)


def can_keep_services(user: Any) -> bool:
    """Whether the person may change what services ask."""
    return can(user, SERVICES)
