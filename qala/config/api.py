"""The JSON API: what the rooms offer, under one address with one description.

Only the description is served, at /api/v1/openapi.json: ninja's page for trying it out comes from a foreign server.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from qala.contact.appeals.api import router as appeals
from qala.contact.catalog.api import router as catalog
from qala.contact.contacts.api import router as contacts
from qala.contact.open311.api import router as reference
from qala.contact.polls.api import router as polls
from qala.ground.places.api import router as places
from qala.office.exchange.api import router as projects
from qala.office.overview.api import router as project_totals
from qala.public.portal import api as _residents  # noqa: F401 - adds its addresses to those of the appeals
from qala.public.published.api import router as published
from qala.shared.api import JsonBodies, refuse_as_the_house


def _made_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The description takes a quarter of a second to write and is the same for everybody."""

    @cache
    def body() -> bytes:
        return view(HttpRequest()).content

    @require_safe
    def made(request: HttpRequest, **_arguments: Any) -> HttpResponse:
        return HttpResponse(body(), "application/json")

    return made


api = NinjaAPI(
    title="Qala",
    version="1",
    description="Write and follow appeals to the city; work with the register; read projects. See docs/api/README.md.",
    urls_namespace="api",
    docs_url=None,
    docs_decorator=_made_once,
    parser=JsonBodies(),
)
refuse_as_the_house(api)
# Totals before projects: their address would be read as the code of one.
for router in (catalog, places, appeals, contacts, reference, polls, project_totals, projects, published):
    api.add_router("", router)
