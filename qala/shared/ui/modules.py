"""The import map: which JavaScript modules exist and under which hashed address each is served."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.templatetags.static import static

LIBRARIES = {
    "echarts": "vendor/echarts/echarts.js",
    "maplibre-gl": "vendor/maplibre/maplibre-gl.js",
    "pmtiles": "vendor/pmtiles/pmtiles.js",
    "fflate": "vendor/pmtiles/fflate.js",
}


def own_modules() -> dict[str, str]:
    """Specifier → static path of every room's `static/<label>/js/*.js`: "appeals/duplicates" → …"""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("qala."):
            folder = Path(config.path) / "static" / config.label / "js"
            found |= {
                f"{config.label}/{p.stem}": f"{config.label}/js/{p.name}" for p in sorted(folder.glob("*.js"))
            }
    return found


def import_map() -> dict[str, dict[str, str]]:
    """The import map object with final addresses. Computed once, or anew each time when debugging."""
    return _build() if settings.DEBUG else _built()


def _build() -> dict[str, dict[str, str]]:
    return {"imports": {name: static(path) for name, path in (LIBRARIES | own_modules()).items()}}


@cache
def _built() -> dict[str, dict[str, str]]:
    return _build()
