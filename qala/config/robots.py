"""What search engines may read: sitemap.xml and robots.txt."""

from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from qala.contact.knowledge.queries import public_articles
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.projection.access import public_projects
from qala.public.published.access import public_appeals
from qala.public.published.models import Publication
from qala.public.published.queries.districts import districts
from qala.shared.clock import today
from qala.shared.tagging import tagged

MOST = 20_000
"""Of appeals only those that have something to read; a sitemap may hold 50,000 addresses."""
PAGES = (
    "portal:home", "portal:submit", "portal:track", "published:appeals", "published:map", "published:districts",
    "published:way", "portal:overdue", "faq:questions",
    "portfolio:projects", "portfolio:map", "portfolio:timeline", "portfolio:districts", "portfolio:around",
    "opendata:catalogue", "opendata:quality", "opendata:oc4ids", "consultations:list",
)  # fmt: skip
CLOSED = (
    "/accounts/",
    "/mine/",
    "/my/",
    "/track/",
    "/submit/join/",
    "/files/",
    "/api/",
    "/search/",
    "/appeals/",
)


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages may be read; pages of one person's appeal and everything for staff may not."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["Allow: /", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return tagged(request, "\n".join(lines).encode(), "text/plain; charset=utf-8")


@require_GET
def sitemap(request: HttpRequest) -> HttpResponse:
    """Pages, districts, articles, projects, and appeals with released words or photos. Four statements."""
    released = Publication.objects.filter(cause="").exclude(words="", photos=None).values("appeal_id")
    numbers = public_appeals().filter(pk__in=released).order_by("-received_at", "-id")
    paths = [reverse(name) for name in PAGES]
    for each in districts():
        paths += [reverse(f"{room}:district", args=[each.code]) for room in ("published", "portfolio")]
    paths += [reverse("opendata:dataset", args=[code]) for code in DATASETS]
    codes = public_projects().order_by("code").values_list("code", flat=True)
    paths += [reverse("portfolio:project", args=[code]) for code in codes[:MOST]]
    paths += [
        reverse("faq:article", args=[pk]) for pk in public_articles(today()).values_list("pk", flat=True)
    ]
    paths += [
        reverse("published:appeal", args=[number])
        for number in numbers.values_list("number", flat=True)[:MOST]
    ]
    rows = "".join(f"<url><loc>{escape(request.build_absolute_uri(path))}</loc></url>" for path in paths)
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>\n'
    )
    return tagged(request, body.encode(), "application/xml; charset=utf-8")
