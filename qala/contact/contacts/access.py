"""Who takes contacts, who reads them, who keeps the emergency gate."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.contacts.models import Contact
from qala.ground.people.access import can
from qala.shared.permissions import permission

TAKE, VIEW, PERSONAL = "contacts.take", "contacts.view", "contacts.personal"
EXPORT, GATE = "contacts.export", "contacts.gate"
DESK = ("operator", "shift_supervisor")

permission(TAKE, _("Take calls and messages"), _("The desk talks with residents."), DESK)
permission(
    VIEW,
    _("See the register of contacts"),
    _("The desk, control and analysis work with every conversation; who called is kept apart."),
    (*DESK, "controller", "analyst"),
)
permission(
    PERSONAL,
    _("See who called"),
    _("The desk and control call people back; every look is logged."),
    (*DESK, "controller"),
)
permission(
    EXPORT,
    _("Export the register of contacts"),
    _("Analysis and control report on the load; phones and names are not in the export."),
    ("controller", "analyst", "shift_supervisor"),
)
permission(
    GATE,
    _("Keep the emergency gate"),
    _("Alarm words, questions and services decide what is urgent, so those who lead the desk keep them."),
    ("shift_supervisor", "administrator"),
)


def can_take(user: Any) -> bool:
    """Whether the person works at the desk."""
    return user is not None and can(user, TAKE)


def can_view(user: Any) -> bool:
    """Whether the register is open."""
    return can(user, VIEW)


def can_see_person(user: Any, contact: Contact) -> bool:
    """Whether phone and name may be shown; whoever shows them calls people's `saw`."""
    return can_view(user) and can(user, PERSONAL)


def can_export(user: Any) -> bool:
    """Whether the register may leave as a file."""
    return can(user, EXPORT)


def can_keep_gate(user: Any) -> bool:
    """Whether words, questions, services and parameters may be changed."""
    return can(user, GATE)


def visible_contacts(user: Any) -> QuerySet[Contact]:
    """All, or none."""
    return Contact.objects.all() if can_view(user) else Contact.objects.none()
