"""What is one's own here, and who reviews wishes to be erased."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.public.cabinet.models import DataCopy, ErasureRequest, Following
from qala.shared.permissions import permission

ERASURES, TERMS = "cabinet.erasures", "cabinet.terms"

permission(
    ERASURES,
    _("Review wishes to be erased"),
    _("A person decides, not a program: the law names what must stay, and somebody else may have asked."),
    ("controller", "administrator"),
)
permission(
    TERMS,
    _("Set how long personal data is kept"),
    _("The terms come from laws and from the city's own orders."),
    ("administrator",),
)


def own_followings(user: Any) -> QuerySet[Following]:
    """What the person follows; nothing for a stranger."""
    return Following.objects.filter(user_id=user.pk or 0)


def own_copies(user: Any) -> QuerySet[DataCopy]:
    """The person's copies of their data."""
    return DataCopy.objects.filter(user_id=user.pk or 0)


def own_erasures(user: Any) -> QuerySet[ErasureRequest]:
    """The person's wishes."""
    return ErasureRequest.objects.filter(user_id=user.pk or 0)


def can_review(user: Any) -> bool:
    """Whether the list of wishes opens."""
    return can(user, ERASURES)


def can_set_terms(user: Any) -> bool:
    """Whether terms may be changed."""
    return can(user, TERMS)
