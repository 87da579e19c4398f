"""What the API says about itself, with links; in the active language."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from qala.public.opendata.queries.addresses import page_url, whole
from qala.public.opendata.queries.features.reading import COLLECTIONS, extent
from qala.public.opendata.queries.oc4ids import LICENCE
from qala.public.opendata.queries.standing import standing
from qala.public.opendata.rules.datasets import Dataset

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
CLASSES = [
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{each}"
    for each in ("core", "oas30", "html", "geojson")
]
JSON, GEOJSON, HTML = "application/json", "application/geo+json", "text/html"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"


def address(name: str, *args: str, **query: str) -> str:
    """Whole, of one of the API's pages."""
    path = reverse(f"opendata:{name}", args=args)
    return whole(path) + (f"?{urlencode(query)}" if query else "")


def link(rel: str, href: str, media: str, title: str) -> dict[str, str]:
    """As the standard writes links."""
    return {"rel": rel, "href": href, "type": media, "title": title}


def both(name: str, *args: str, media: str = JSON, title: str) -> list[dict[str, str]]:
    """A page itself and its twin for people."""
    return [
        link("self", address(name, *args, f="json"), media, title),
        link("alternate", address(name, *args, f="html"), HTML, title),
    ]


def landing() -> dict[str, Any]:
    """Where to begin."""
    title = _("Places of the city's data (OGC API Features)")
    return {
        "title": title,
        "description": _("Open it in QGIS or in any program that knows the standard."),
        "links": [
            *both("features", title=title),
            link("service-desc", address("features_api"), OPENAPI, _("Description of the API")),
            link("service-doc", address("features_api", f="html"), HTML, _("Description of the API")),
            link(
                "conformance", address("features_conformance"), JSON, _("Parts of the standard that are kept")
            ),
            link("data", address("features_collections"), JSON, _("Collections")),
            link("license", LICENCE, HTML, "CC BY 4.0"),
        ],
    }


def collections() -> dict[str, Any]:
    """All that are given away."""
    given = [each for each in COLLECTIONS.values() if standing(each).is_open]
    return {
        "links": both("features_collections", title=_("Collections")),
        "collections": [collection(each) for each in given],
    }


def collection(dataset: Dataset) -> dict[str, Any]:
    """One: what it is, where and when its rows are. One statement."""
    known, code, title = extent(dataset), dataset.code, str(dataset.title)
    told: dict[str, Any] = {"spatial": {"bbox": [known.box], "crs": CRS84}} if known.box else {}
    if any(known.days):
        ends = [f"{day.isoformat()}T00:00:00Z" if day else None for day in known.days]
        told["temporal"] = {"interval": [ends]}
    return {
        "id": code,
        "title": title,
        "description": str(dataset.about),
        "itemType": "feature",
        "crs": [CRS84],
        **({"extent": told} if told else {}),
        "links": [
            *both("features_collection", code, title=title),
            link("items", address("features_items", code), GEOJSON, title),
            link("items", address("features_items", code, f="html"), HTML, title),
            link("describedby", whole(page_url(dataset)), HTML, _("What the columns mean")),
            link("license", LICENCE, HTML, "CC BY 4.0"),
        ],
    }
