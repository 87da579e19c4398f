"""Districts: compared, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.ground.places.models import District
from qala.public.portfolio.queries.cards import totals_with_links
from qala.public.portfolio.queries.districts import NEXT as MOST_NEXT
from qala.public.portfolio.queries.districts import (
    Compared,
    appeals_in,
    by_money,
    by_stage,
    compared,
    ending_next,
    part_of_city,
)
from qala.public.portfolio.queries.totals import total
from qala.public.portfolio.tables import district_columns, title
from qala.public.portfolio.views.frame import ask, frame
from qala.shared.clock import today
from qala.shared.errors import Missing
from qala.shared.kept import keepable
from qala.shared.lists.address import Address
from qala.shared.lists.exporting import FORMATS, Counted, leave_to_take, write_csv
from qala.shared.lists.workbook import write_xlsx
from qala.shared.streaming import streamed

WRITERS = {"csv": write_csv, "xlsx": write_xlsx}


@require_GET
@keepable("projects")
def districts(request: HttpRequest) -> HttpResponseBase:
    """Charts, and the table that says the same with what ends next; also as a file."""
    asked = ask(request)
    rows = compared(asked.rows)
    if request.GET.get("format"):
        return _file(request, rows, request.GET["format"])
    totals, address = total(asked.rows), Address(request)
    currency = totals.sums[0].currency if totals.sums else ""
    words = {
        "rows": [(row, title(row.coming) if row.coming else "") for row in rows],
        "totals": totals,
        "currency": currency,
        "chart": by_stage(_("District"), rows) if rows else None,
        "money": by_money(_("District"), rows, currency) if currency else None,
        "files": [(kind.upper(), address.url(format=kind)) for kind in WRITERS],
    }
    return render(request, "portfolio/districts.html", frame(request, asked, "districts", **words))


def _file(request: HttpRequest, rows: list[Compared], kind: str) -> HttpResponseBase:
    if kind not in WRITERS:
        raise Missing(_("There is no such file."))
    leave_to_take(request)
    content = WRITERS[kind](district_columns(rows), Counted(iter(rows)))
    response = streamed(request, content, FORMATS[kind])
    response["Content-Disposition"] = f'attachment; filename="projects-by-district-{today()}.{kind}"'
    response["Cache-Control"] = "no-cache"
    return response


@require_GET
@keepable("projects", "appeals", seconds=30)
def district(request: HttpRequest, code: str) -> HttpResponse:
    """A district or quarter: how many, at which stage, for how much, what ends next, where, what people write."""
    part = part_of_city(code)
    name, is_district = part.place.name, isinstance(part.place, District)
    query = f"?{part.column}={part.code}&sign=live"
    context = {
        **totals_with_links(part.rows, **{part.column: part.code}),
        "part": part,
        "name": name,
        "next": [(title(row), row) for row in ending_next(part.rows)[:MOST_NEXT]],
        "quarters": [row for row in compared(part.rows, "quarter") if row.code] if is_district else [],
        "points_url": reverse("portfolio:points") + query,
        "map_url": reverse("portfolio:map") + query,
        "figures": appeals_in(part),
        "appeals_url": f"{reverse('published:appeals')}?district={part.place.pk}" if is_district else "",
        "crumbs": [
            (_("What the city builds"), reverse("portfolio:projects")),
            (_("Districts"), reverse("portfolio:districts")),
            *_above(part.place),
            (name, ""),
        ],
    }
    return render(request, "portfolio/district.html", context)


def _above(place: object) -> list[tuple[str, str]]:
    above = getattr(place, "district", None)
    return [(above.name, reverse("portfolio:district", args=[above.code]))] if above else []
