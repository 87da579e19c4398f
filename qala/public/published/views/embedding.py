"""The part for other sites: read-only, without scripts, cookies and session; and the page that writes its snippet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.appeals.models.indexes import OPEN
from qala.public.published.access import public_appeals
from qala.public.published.filters import district_choices, group_choices
from qala.public.published.forms import WidgetForm
from qala.public.published.models import EmbedSite
from qala.public.published.queries.showing import shown, with_parts
from qala.public.published.queries.terms import terms
from qala.public.published.views.common import kept, narrowed, spoken
from qala.shared.kept import keepable
from qala.shared.tagging import tagged
from qala.shared.ui.parts import Tab

SIZES = {"small": (3, 400), "medium": (6, 620), "large": (12, 1080)}
USUAL = "medium"


@require_GET
@keepable("appeals", seconds=10)
def framed(request: HttpRequest) -> HttpResponse:
    """The newest public appeals of the filter. Drawn without the request, so that it can tell nobody apart."""
    with spoken(request) as language:
        size = request.GET.get("size", "")
        count, _height = SIZES.get(size, SIZES[USUAL])
        rows = with_parts(narrowed(request)).order_by("-received_at", "-id")[:count]
        entries = [shown(row) for row in rows]
        words: dict[str, Any] = {
            "entries": [(each, request.build_absolute_uri(each.url)) for each in entries],
            "open_count": public_appeals().filter(OPEN).count(),
            "list_url": request.build_absolute_uri(reverse("published:appeals") + kept(request.GET)),
            "submit_url": request.build_absolute_uri(reverse("portal:submit")),
            "language": language,
        }
        body = render_to_string("published/framed.html", words).encode()
    response = tagged(request, body, "text/html; charset=utf-8")
    _let_in(response)
    return response


def _let_in(response: HttpResponse) -> None:
    """This answer may be framed: by the sites of the list, or by any where the city says so. No others may."""
    anybody = terms().is_embed_open
    origins = ["*"] if anybody else ["'self'", *EmbedSite.objects.values_list("origin", flat=True)]
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": origins, "script-src": ["'none'"]}  # type: ignore[attr-defined]


@require_GET
def maker(request: HttpRequest) -> HttpResponse:
    """Choose size, language and filter; the page writes the snippet. Works without scripts."""
    form = WidgetForm(request.GET or None, districts=district_choices(), groups=list(group_choices()))
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    size = chosen.get("size") or USUAL
    query = f"?size={size}&lang={chosen.get('lang') or (get_language() or 'kk')[:2]}"
    for name in ("district", "group"):
        if chosen.get(name):
            query += f"&{name}={chosen[name]}"
    context = {
        "form": form,
        "frame_url": reverse("published:framed") + query,
        "address": request.build_absolute_uri(reverse("published:framed") + query),
        "height": SIZES[size][1],
        "is_open": terms().is_embed_open,
        "embed_tabs": embed_tabs("published:embed"),
    }
    return render(request, "published/embed.html", context)


def embed_tabs(active: str) -> list[Tab]:
    """The two pages that write lines for other sites."""
    pages = {"published:embed": (_("Appeals"), "inbox"), "portfolio:embed": (_("Projects"), "building")}
    return [Tab(words, reverse(name), name == active, icon=icon) for name, (words, icon) in pages.items()]
