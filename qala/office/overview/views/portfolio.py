"""The first page of the project office, the table and the board."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.overview.access import in_care, portfolio_projects
from qala.office.overview.filters import PortfolioFilter
from qala.office.overview.queries import answer
from qala.office.overview.queries.board import columns
from qala.office.overview.queries.seen import FINISH, seen, with_people
from qala.office.overview.queries.totals import counted, several
from qala.office.overview.rules.parameters import PortfolioParameters
from qala.office.overview.tables import PortfolioTable
from qala.office.overview.views.portfolio_frame import Asked, ask, frame
from qala.office.projects.rules.health import say
from qala.shared.lists import list_screen
from qala.shared.parameters.reading import of_today


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Which will be late, why, and what does it cost us."""
    asked = ask(request, mine_first=True)
    sums = several(asked.rows, ("", "stage", "block"), day=asked.day)
    whole = sums[""]
    words = {
        "whole": whole,
        "count": {
            name: counted(whole, name)
            for name in ("projects", "live", "red", "amber", "green", "unknown", "late", "delay_days")
        },
        "longest": max((one.longest_slip for one in whole if one.longest_slip), default=None),
        "stages": sums["stage"],
        "blocks": sums["block"],
        "slips": _reasoned(answer.top_slips(asked.rows)),
        "growths": _reasoned(answer.top_growths(asked.rows)),
        "ending_days": of_today(PortfolioParameters).ending_days,
        "soon": answer.ending_soon(asked.rows, asked.day),
        "changes": answer.changes(asked.rows, asked.day),
        "reckoned_on": answer.reckoned_on(asked.rows),
        "scopes": _scopes(asked),
    }
    return render(request, "overview/home.html", frame(request, asked, "home", **words))


def _reasoned(rows: list[Any]) -> list[tuple[Any, list[str]]]:
    return [(row, say(row.seen.reasons)) for row in rows]


def _scopes(asked: Asked) -> dict[str, Any] | None:
    """Own projects and all of them, for those who have some in care."""
    own = portfolio_projects(asked.user).filter(in_care(asked.user)).count()
    if not own:
        return None
    return {
        "own": own,
        "own_url": asked.url("home", mine="yes"),
        "all_url": asked.url("home", mine="") + ("&" if asked.query.copy() else "?") + "scope=all",
        "is_own": asked.query.get("mine") == "yes",
    }


@login_required
@require_GET
def table(request: HttpRequest) -> HttpResponseBase:
    """All columns of a standing, of now or of a day."""
    asked = ask(request)
    rows: QuerySet[Any] = with_people(seen(portfolio_projects(request.user), asked.day), asked.day)
    rows = rows.annotate(shown_finish=FINISH).select_related(
        "seen", "block", "programme", "district", "department", "customer"
    )
    context = frame(request, asked, "table")
    for name in ("page", "filter_form"):
        context.pop(name)
    return list_screen(
        request,
        queryset=rows,
        table=PortfolioTable,
        filters=PortfolioFilter,
        template="overview/table.html",
        screen="overview.portfolio",
        context=context,
    )


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """A column per stage."""
    asked = ask(request)
    words = {"columns": columns(asked.rows, asked.day)}
    return render(request, "overview/board.html", frame(request, asked, "board", **words))
