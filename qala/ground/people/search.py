"""Staff in the search palette."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.people import access, queries
from qala.shared.ui.search import Hit, SearchProvider, register


def find(user: Any, text: str, limit: int) -> Iterator[Hit]:
    """Members of staff by name, e-mail or phone."""
    if not access.can(user, access.VIEW):
        return
    for found in queries.search(queries.staff(), text).order_by("full_name", "pk")[:limit]:
        duties = ", ".join(duty.role_label for duty in queries.current_duties(found))
        yield Hit(found.full_name, reverse("people:person", args=[found.pk]), duties, "user")


register(SearchProvider("people", _("Staff"), find, access.VIEW))
