"""What search engines and messengers read of a project."""

from typing import Any

from django.urls import reverse

from qala.public.portfolio.queries.page import cover
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.facts import Facts


def picture(facts: Facts) -> str:
    """The path of the cover; empty without one."""
    photo = cover(facts)
    return reverse("files:variant", args=[photo.id, "thumb-1280"]) if photo else ""


def linked(row: PublicProject, address: str, image: str) -> dict[str, Any]:
    """schema.org: the page, and the project that it is about."""
    facts = row.facts
    about: dict[str, Any] = {
        "@type": "Project",
        "name": str(facts.title),
        "description": str(facts.purpose),
        "identifier": facts.code,
        "url": address,
        "image": image,
        "location": _place(facts),
        "parentOrganization": _organisation(str(facts.department.name)),
        "member": [_organisation(str(one.body.name)) for one in facts.partners],
    }
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": address,
        "name": str(facts.title),
        "datePublished": row.first_at.isoformat(),
        "dateModified": row.changed_at.isoformat(),
        "mainEntity": {name: value for name, value in about.items() if value},
    }


def _organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _place(facts: Facts) -> dict[str, Any]:
    place = facts.place
    found: dict[str, Any] = {}
    if place.lat is not None and place.lon is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    if place.address:
        found["address"] = place.address
    return {"@type": "Place", **found} if found else {}
