"""Files of one project: passport, QR code, feed, figures of its curves."""

import csv
import io
import threading

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.public.portfolio.access import public_project
from qala.public.portfolio.queries.feed import entries
from qala.public.portfolio.queries.page import progress_rows, spending_rows
from qala.public.portfolio.queries.paper import code_svg, passport
from qala.shared.clock import today
from qala.shared.errors import Missing, TooMany
from qala.shared.feeds import atom
from qala.shared.throttle import ask_leave

KEPT_FOR = 600
# New passports that one address may ask for in that time; those in the making leave threads to others.
PAPERS, PATIENCE = 60, 10.0
_TYPESETTING = threading.BoundedSemaphore(2)
CURVES = {"progress": progress_rows, "money": spending_rows}


def _page(code: str) -> str:
    return f"{settings.BASE_URL}{reverse('portfolio:project', args=[code])}"


def _file(body: bytes | str, kind: str, name: str) -> HttpResponse:
    """An answer that is asked for again each time: what was withdrawn must go."""
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-cache"
    return response


@require_GET
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """The passport as a PDF, kept for a while by the fingerprint of the facts."""
    row = public_project(code)
    key = f"public-passport-{row.digest[:24]}-{get_language()}-{today()}"
    body: bytes | None = caches["local"].get(key)
    if body is None:
        ask_leave(request, "public-passport", limit=PAPERS, seconds=KEPT_FOR)
        if not _TYPESETTING.acquire(timeout=PATIENCE):
            raise TooMany
        try:
            body = passport(row, _page(row.code))
        finally:
            _TYPESETTING.release()
        caches["local"].set(key, body, KEPT_FOR)
    return _file(body, "application/pdf", f"{row.code}.pdf")


@require_GET
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The code for the fence, as SVG."""
    row = public_project(code)
    return _file(code_svg(_page(row.code)), "image/svg+xml", f"{row.code}.svg")


@require_GET
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """Atom (RFC 4287)."""
    row = public_project(code)
    page = _page(row.code)
    items = [
        {
            "title": one.title,
            "link": f"{page}#{one.key}",
            "unique_id": f"{page}#{one.key}",
            "description": one.text,
            "pubdate": one.at,
            "updateddate": one.at,
        }
        for one in entries(row.facts)
    ]
    made = atom(
        request,
        title=str(row.facts.title),
        page=page,
        about=str(row.facts.purpose),
        items=items,
        at=row.changed_at,
    )
    made["Content-Disposition"] = f'inline; filename="{row.code}.atom"'
    return made


@require_GET
def figures(request: HttpRequest, code: str, curve: str) -> HttpResponse:
    """The figures of a curve as CSV with a byte order mark: ISO days, plain numbers; empty is not known."""
    if curve not in CURVES:
        raise Missing(_("There is no such file."))
    row = public_project(code)
    written = io.StringIO()
    csv.writer(written).writerows(CURVES[curve](row.facts))
    return _file(f"\ufeff{written.getvalue()}", "text/csv; charset=utf-8", f"{row.code}-{curve}.csv")
