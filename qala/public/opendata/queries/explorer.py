"""The two descriptions of the site's own: the JSON API and OGC API Features."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qala.public.opendata.queries.addresses import whole
from qala.public.opendata.queries.features import COLLECTIONS
from qala.public.opendata.rules.explorer import Operation, operations
from qala.public.opendata.rules.features.openapi import described

FEATURES = "features"
GROUPS = {
    "open": _("Public appeals"),
    FEATURES: _("OGC API Features"),
    "polls": _("Polls"),
    "catalog": _("Topics"),
    "places": _("Districts"),
    "appeals": _("Appeals"),
    "projects": _("Projects"),
    "reference": pgettext_lazy("programs", "Lists of words"),
    "contacts": _("Contacts"),
}
"""In the order of the page: what everybody may ask comes first."""
WORDS = {
    "size": _("How many rows an answer holds"),
    "limit": _("How many rows an answer holds"),
    "cursor": _("Where the next page begins: `next` of the answer before"),
    "after": _("Where the next page begins: take it from the link `next`"),
    "sort": _("Order; a minus turns it round"),
    "q": _("Words that are searched for"),
    "near": _("An address around which is searched"),
    "within": _("How near: 1, 2 or 4 rings of cells"),
    "from": _("Since this moment"),
    "as_of": _("As it stood on this day"),
    "bbox": _("West, south, east, north in degrees"),
    "datetime": _("A day or a stretch of days: 2026-01-01/.."),
    "lang": _("Language of names and words"),
    "f": _("Form of the answer"),
    "district": _("Code of a district"),
    "group": _("Code of a topic group"),
    "topic": _("Code of a topic"),
    "stage": _("Stage"),
    "number": _("Number of an appeal"),
    "code": _("Code of a project"),
    "featureId": _("Identifier of a feature"),
    "poll_id": _("Number of a poll"),
}
"""What a parameter means; the others say it by their name."""
TITLES = {
    "Topics": _("Topics"),
    "Districts": _("Districts"),
    "Register of appeals": _("Register of appeals"),
    "Follow an appeal": _("Follow an appeal"),
    "One contact": _("One contact"),
    "Statuses": _("Statuses"),
    "Channels": _("Channels"),
    "Organisations": _("Organisations"),
    "Polls": _("Polls"),
    "Results of a poll": _("Results of a poll"),
    "Totals of projects": _("Totals of projects"),
    "Projects": _("Projects"),
    "What changed": _("What changed"),
    "One project": _("One project"),
    "Public appeals": _("Public appeals"),
    "Public appeals as GeoJSON": _("Public appeals as GeoJSON"),
}
"""The JSON API describes itself in English; its titles are said in the language of the page."""


@cache
def _json_api() -> dict[str, Any]:
    """As everybody gets it. It is the same as long as the process lives."""
    asked = HttpRequest()
    asked.method = "GET"
    view = resolve(reverse("api:openapi-json")).func
    made: dict[str, Any] = json.loads(view(asked).content)
    return made


@cache
def _of_language(_language: str) -> tuple[Operation, ...]:
    server = reverse("opendata:features").rstrip("/")
    of_features = described("", server, COLLECTIONS.values())
    return (*operations(_json_api(), ""), *operations(of_features, server, FEATURES))


def every() -> tuple[Operation, ...]:
    """All addresses that can be asked by GET, in the active language."""
    return _of_language((get_language() or "")[:2])


def grouped() -> list[tuple[str, str, list[Operation]]]:
    """Code, words and addresses of each group; open addresses stand first."""
    made = []
    for code, words in GROUPS.items():
        own = sorted((each for each in every() if each.group == code), key=lambda each: not each.is_open)
        if own:
            made.append((code, str(words), own))
    return made


def address(operation: Operation) -> str:
    """With the host; its gaps stay."""
    return whole(operation.address)
