"""What makes the site an application of a telephone: manifest, icons, and the page shown without a connection."""

import io
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET
from PIL import Image, ImageDraw

from qala.shared.errors import Missing

THEME = "#0b6e6e"
SIZES, KINDS = (192, 512), ("any", "maskable")
# Drawn large and made small: edges come out smooth.
_OVER = 4


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """In the language of the visitor."""
    icons = [
        {
            "src": reverse("portal:icon", args=[size, kind]),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": kind,
        }
        for size in SIZES
        for kind in KINDS
    ]
    words = {
        "id": "/",
        "name": _("Qala: appeals to the city"),
        "short_name": "Qala",
        "description": _("Write to the city, follow the work, read the answer."),
        "lang": get_language(),
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": THEME,
        "icons": icons,
        "shortcuts": [
            {"name": _("Write an appeal"), "url": reverse("portal:submit")},
            {"name": _("Find by number"), "url": reverse("portal:track")},
        ],
        "share_target": {
            "action": reverse("portal:share"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "files", "accept": ["image/*", "video/*"]}],
            },
        },
    }
    return JsonResponse(words, content_type="application/manifest+json")


@require_GET
@cache_control(public=True, max_age=86_400)
def icon(request: HttpRequest, size: int, kind: str) -> HttpResponse:
    """A mark on the map with a tick, drawn here. `maskable` fills its square and keeps to the safe middle."""
    if size not in SIZES or kind not in KINDS:
        raise Missing
    return HttpResponse(_drawn(size, kind), content_type="image/png")


@lru_cache
def _drawn(size: int, kind: str) -> bytes:
    side = size * _OVER
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, side - 1, side - 1), 0 if kind == "maskable" else side * 0.19, fill=THEME)
    share = 0.56 if kind == "maskable" else 0.72

    def at(x: float, y: float) -> tuple[float, float]:
        """From a square of 100 in the middle of the icon."""
        edge = side * (1 - share) / 2
        return edge + x / 100 * side * share, edge + y / 100 * side * share

    pen.ellipse((*at(18, 4), *at(82, 68)), fill="white")
    pen.polygon([at(21.5, 49), at(50, 98), at(78.5, 49)], fill="white")
    width = round(side * share * 0.09)
    tick = [at(35, 37), at(46, 48), at(66, 27)]
    pen.line(tick, fill=THEME, width=width, joint="curve")
    for x, y in tick:
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=THEME)
    out = io.BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker and shown in place of pages that cannot be reached."""
    return render(request, "portal/offline.html")
