"""Parts for other sites: without scripts, cookies and session, framed by anybody; and the page that writes lines."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from qala.office.overview.queries.lights import TONES
from qala.office.overview.queries.places import SIGNS
from qala.public.portfolio.access import public_project
from qala.public.portfolio.forms import PARTS, PartForm
from qala.public.portfolio.queries.embedding import CHARTS, picture
from qala.public.portfolio.queries.linked import picture as cover
from qala.public.portfolio.queries.totals import total
from qala.public.portfolio.views.frame import ask
from qala.public.published.views.common import leave_to_draw, spoken
from qala.public.published.views.embedding import embed_tabs
from qala.shared.errors import Missing, Refusal
from qala.shared.kept import keepable
from qala.shared.publisher import publisher

Part = tuple[str, dict[str, Any]]


def _framed(make: Callable[..., Part]) -> Callable[..., HttpResponseBase]:
    """A view of `make`, which names a template and its words. Drawn without the request, so that it tells nobody apart;
    a refusal is told inside the frame."""

    @require_safe
    @conditional_page
    @keepable("projects")
    @wraps(make)
    def view(request: HttpRequest, **arguments: str) -> HttpResponse:
        status = 200
        with spoken(request) as language:
            try:
                leave_to_draw(request)
                template, told = make(request, **arguments)
            except Refusal as no:
                status, template = no.status, "refused"
                told = {"message": no.message, "home": reverse("portfolio:projects")}
            told = {**told, "language": language, "publisher": publisher()}
            told["home"] = request.build_absolute_uri(told["home"])
            body = render_to_string(f"portfolio/embed/{template}.html", told)
        response = HttpResponse(body, status=status)
        response.xframe_options_exempt = True
        response._csp_replace = {"frame-ancestors": ["*"], "script-src": ["'none'"]}  # type: ignore[attr-defined]
        patch_cache_control(response, public=True, no_cache=True)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response

    return view


@_framed
def city(request: HttpRequest) -> Part:
    """The map, drawn; its projects are a list below."""
    asked = ask(request)
    drawn = picture(asked.rows)
    marks = [(request.build_absolute_uri(each.url), each) for each in (drawn.marks if drawn else [])]
    return "map", {
        "drawn": drawn,
        "marks": marks,
        "listed": list({url: (url, each) for url, each in marks}.values()),
        "home": asked.url("map"),
        "totals": total(asked.rows),
    }


@_framed
def card(request: HttpRequest, code: str) -> Part:
    """One project. Raises Gone, Missing."""
    row = public_project(code)
    image = cover(row.facts)
    return "card", {
        "row": row,
        "facts": row.facts,
        "image": request.build_absolute_uri(image) if image else "",
        "tone": TONES.get(row.health, "neutral"),
        "sign": SIGNS.get(row.health, "?"),
        "home": reverse("portfolio:project", args=[row.code]),
    }


@_framed
def chart(request: HttpRequest, name: str) -> Part:
    """Bars of the filter's projects. Raises Missing."""
    if name not in CHARTS:
        raise Missing(_("There is no such chart."))
    asked = ask(request)
    words, _height = PARTS[name]
    totals = total(asked.rows)
    return "chart", {
        "title": words,
        "charts": CHARTS[name](asked.rows, totals),
        "totals": totals,
        "home": asked.url("projects"),
    }


@require_safe
def maker(request: HttpRequest) -> HttpResponse:
    """Choose a part; the page writes the lines to copy. Works without scripts."""
    language = (get_language() or "kk")[:2]
    form = PartForm(request.GET if "part" in request.GET else None, initial={"lang": language})
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {"part": "map", "lang": language}
    address = _address(chosen, language)
    context = {
        "form": form,
        "frame_url": address,
        "address": request.build_absolute_uri(address),
        "title": PARTS[chosen["part"]][0],
        "height": PARTS[chosen["part"]][1],
        "embed_tabs": embed_tabs("portfolio:embed"),
        "crumbs": [(_("What the city builds"), reverse("portfolio:projects")), (_("For other sites"), "")],
    }
    return render(request, "portfolio/embed/maker.html", context)


def _address(chosen: dict[str, Any], language: str) -> str:
    part = chosen["part"]
    query = {"lang": chosen.get("lang") or language}
    if part == "card":
        return f"{reverse('portfolio:embed_card', args=[chosen['code']])}?{urlencode(query)}"
    query |= {name: chosen[name] for name in ("block", "district", "stage") if chosen.get(name)}
    where = reverse("portfolio:embed_map") if part == "map" else reverse("portfolio:embed_chart", args=[part])
    return f"{where}?{urlencode(query)}"
