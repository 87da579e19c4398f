"""What the map module needs to know: base layers, optional tiles, first view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

WORLD = (67.0, 48.0, 4.0)  # longitude, latitude, zoom: all of Kazakhstan, when there is nothing to show

_base_attribution: Callable[[], str] | None = None


def use_base_attribution(provider: Callable[[], str]) -> None:
    """`ground.places` hands in the function that says whose data the districts and streets are."""
    global _base_attribution
    _base_attribution = provider


def base_config() -> dict[str, Any]:
    """Addresses for the browser: own worker file, own GeoJSON of districts and streets, optional tiles."""
    chosen = getattr(settings, "MAP", {})
    return {
        "worker": static("vendor/maplibre/maplibre-gl-worker.js"),
        "style": static("vendor/maplibre/maplibre-gl.css"),
        "base": _address("places:base_geojson"),
        "tiles": chosen.get("tiles") or "",
        "pmtiles": _address("shared:map_tiles") if chosen.get("pmtiles") else "",
        "attribution": chosen.get("attribution") or "",
        "baseAttribution": _base_attribution() if _base_attribution is not None else "",
        "center": WORLD[:2],
        "zoom": WORLD[2],
    }


def features(points: Any) -> dict[str, Any]:
    """GeoJSON from dicts with `lon`, `lat` (degrees) and any of title, text, url, tone, badge."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [point["lon"], point["lat"]]},
                "properties": {name: point[name] for name in point if name not in ("lon", "lat")},
            }
            for point in points
        ],
    }


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""  # the room that answers it is not installed: the map stays plain
