"""What the room's public answers share: a language in the address, tags of what has not changed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.contact.open311.rules.parameters import OpenAddressParameters
from qala.public.published.access import public_appeals
from qala.public.published.filters import PublicFilter
from qala.shared.errors import Invalid
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave
from qala.shared.ui.parts import Tab

# Looking for words and places, and whole files, cost more than a page; an office behind one address stays below.
SEARCHES, PER_SECONDS = 240, 600


@contextmanager
def spoken(request: HttpRequest) -> Iterator[str]:
    """Inside, the language that the address names (`lang=ru`), else the visitor's."""
    wanted = request.GET.get("lang", "")
    known = wanted if wanted in dict(settings.LANGUAGES) else (translation.get_language() or "kk")[:2]
    with translation.override(known):
        yield known


def narrowed(request: HttpRequest, rows: QuerySet[Appeal] | None = None) -> QuerySet[Appeal]:
    """Public appeals by the filters of the address. Raises Invalid where a filter is wrong, TooMany."""
    leave_to_search(request)
    chosen = PublicFilter(request.GET, queryset=public_appeals() if rows is None else rows, request=request)
    if not chosen.is_valid():
        raise Invalid(fields={name: str(errors[0]) for name, errors in chosen.form.errors.items()})
    return chosen.qs


def leave_to_search(request: HttpRequest) -> None:
    """Count a search. Raises TooMany."""
    if request.GET.get("q") or request.GET.get("near"):
        ask_leave(request, "open-search", limit=SEARCHES, seconds=PER_SECONDS)


def leave_to_draw(request: HttpRequest) -> None:
    """Count a tile, the points of a map or a part for other sites that has to be made; a kept one costs nothing and is
    not counted. Raises TooMany."""
    ask_leave(request, "open-drawn", limit=of_today(OpenAddressParameters).drawn_minute, seconds=60)


def kept(query: QueryDict) -> str:
    """The filters of an address as "?q=…", without empty ones and without what belongs to a page."""
    left_out = (
        "page",
        "size",
        "columns",
        "sort",
        "format",
        "view",
        "box",
        "zoom",
        "cells",
        "bom",
        "delimiter",
    )
    made = QueryDict(mutable=True)
    for name, values in query.lists():
        filled = [value for value in values if value]
        if filled and name not in left_out:
            made.setlist(name, filled)
    return f"?{made.urlencode()}" if made else ""


def map_tabs(request: HttpRequest, active: str) -> list[Tab]:
    """The two maps of the same appeals."""
    pages = {"published:map": (_("One by one"), "map-pin"), "published:heat": (_("Heat"), "flame")}
    query = kept(request.GET)
    return [
        Tab(words, reverse(name) + query, name == active, icon=icon) for name, (words, icon) in pages.items()
    ]
