"""Totals of the portfolio as JSON: the definition of the pages, by the same filters."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from ninja import Query, Router

from qala.office.overview.access import portfolio_projects, sees_portfolio
from qala.office.overview.filters import PortfolioFilter
from qala.office.overview.queries.seen import seen
from qala.office.overview.queries.totals import dimensions, totals
from qala.office.overview.schemas import Totals, told_total
from qala.shared import clock
from qala.shared.api import Bearer, SignedIn, answer, answers, tagged
from qala.shared.errors import Invalid, require
from qala.shared.lists.asking import AskedList

router = Router(tags=["projects"], auth=[Bearer("projects:read"), SignedIn()])
ASKED = AskedList(PortfolioFilter, "by", "as_of")


@router.get(
    "/projects/totals",
    url_name="project_totals",
    summary="Totals of projects",
    response=answers(Totals, 401, 403, 422),
    openapi_extra=ASKED.described,
)
def project_totals(
    request: HttpRequest,
    by: Annotated[str, Query(max_length=20)] = "",
    as_of: Annotated[date | None, Query()] = None,
) -> HttpResponse:
    """Totals over the projects that count for the account, as the page “Totals” has them: of now, or as of a day; as a
    whole, and by block, stage, health, district, curator, head, customer, department, programme or year."""
    require(sees_portfolio(request.user))
    _require_known(request.GET, by, as_of)
    rows = ASKED.rows(request, seen(portfolio_projects(request.user), as_of))
    said: dict[str, Any] = {
        "as_of": as_of or clock.today(),
        "by": by or None,
        "whole": [told_total(one) for one in totals(rows, day=as_of)],
        "groups": [told_total(one) for one in totals(rows, by, day=as_of)] if by else [],
    }
    return tagged(request, answer(said))


def _require_known(query: QueryDict, by: str, as_of: date | None) -> None:
    """A filter that is not known would be a larger total than was asked for."""
    faults = ASKED.unknown(query)
    if by and by not in dimensions(as_of):
        faults["by"] = _("Totals are not made by this. Known: {names}.").format(
            names=", ".join(dimensions(None))
        )
    if as_of is not None and as_of > clock.today():
        faults["as_of"] = _("This day is still to come.")
    if faults:
        raise Invalid(fields=faults)
