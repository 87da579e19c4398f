"""The import map: which JavaScript modules exist and under which hashed address each is served."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

import orjson
from django.apps import apps
from django.conf import settings
from django.templatetags.static import static

# Inside <script> only these could end the element or open a comment.
_SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
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
    """The import map object with final addresses."""
    return {"imports": {name: static(path) for name, path in (LIBRARIES | own_modules()).items()}}


def import_map_text() -> str:
    """The map as it stands in pages. Written once, or anew each time when debugging."""
    return (_written() if settings.DEBUG else _kept())[0]


def import_map_source() -> str:
    """The map's fingerprint as a source of the content security policy: the same for every page, so that a page may be
    kept for everybody, which one with a nonce may not."""
    return (_written() if settings.DEBUG else _kept())[1]


def _written() -> tuple[str, str]:
    text = orjson.dumps(import_map()).decode().translate(_SAFE)
    return text, f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_kept = cache(_written)
