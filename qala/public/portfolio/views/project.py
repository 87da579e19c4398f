"""The page of a project."""

import json
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from qala.public.portfolio.access import public_project
from qala.public.portfolio.queries.linked import linked, picture
from qala.public.portfolio.queries.page import has_place, shown
from qala.public.portfolio.views.questions import part as questions_part
from qala.public.projection.models import PublicProject
from qala.shared.clock import today
from qala.shared.errors import Gone
from qala.shared.kept import keepable

KEPT_FOR = 3600


@require_GET
@keepable("projects", "appeals", each="code", seconds=120)
def project(request: HttpRequest, code: str) -> HttpResponse:
    """The page; a browser that hears of news asks for it anew and takes its two living parts."""
    try:
        row = public_project(code)
    except Gone:
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(headers={"HX-Refresh": "true"})
        raise
    address = request.build_absolute_uri(reverse("portfolio:project", args=[row.code]))
    image = picture(row.facts)
    context = {
        **_parts(row),
        "row": row,
        "facts": row.facts,
        "questions": questions_part(row),
        "address": address,
        "has_place": has_place(row.facts),
        "outline": json.dumps(row.facts.place.outline) if row.facts.place.outline else "",
        "linked": linked(row, address, request.build_absolute_uri(image) if image else ""),
        "image": request.build_absolute_uri(image) if image else "",
    }
    return render(request, "portfolio/project.html", context)


def _parts(row: PublicProject) -> dict[str, Any]:
    """The drawn parts. They are kept by the fingerprint of the facts, language and day; the row itself is asked each
    time, so that what was withdrawn is not shown from here."""
    key = f"public-project-{row.code}-{row.digest[:24]}-{get_language()}-{today()}"
    made: dict[str, Any] | None = caches["local"].get(key)
    if made is None:
        context = shown(row)
        made = {part: render_to_string(f"portfolio/project/{part}.html", context) for part in ("top", "main")}
        caches["local"].set(key, made, KEPT_FOR)
    return made
