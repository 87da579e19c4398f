"""Places in the search across rooms."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.places.queries import search_places
from qala.shared.ui.search import Hit, SearchProvider, register


def find(user: Any, text: str, limit: int) -> Iterator[Hit]:
    """Streets and buildings lead to their pages, all else to the place search."""
    for hit in search_places(text, limit):
        if hit.building_id is not None:
            url = reverse("places:building", args=[hit.building_id])
        elif hit.kind == "street":
            url = reverse("places:street", args=[hit.street_id])
        elif hit.kind in {"district", "quarter"}:
            url = reverse("places:district", args=[hit.district_id])
        else:
            url = f"{reverse('places:find')}?q={hit.label}"
        yield Hit(hit.label, url, hit.detail, "map-pin")


register(SearchProvider("places", _("Places"), find, "places.view"))
