"""Staff: figures inside, and files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.polls.access import can_read, can_take_votes_out, visible_polls
from qala.contact.polls.models import Poll
from qala.contact.polls.queries import outgoing
from qala.contact.polls.queries.ballots import by_day, by_origin
from qala.contact.polls.queries.results import results_of, turnout
from qala.contact.polls.views.manage import trail
from qala.shared.db import found
from qala.shared.errors import Conflict, Missing, require
from qala.shared.lists.exporting import FORMATS, Counted, write_csv
from qala.shared.lists.table import Column
from qala.shared.lists.workbook import write_xlsx
from qala.shared.models import ExportRecord


@login_required
@require_GET
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """The last count, as residents see it or will see it, and who came by which way."""
    require(can_read(request.user))
    poll = found(visible_polls(request.user), pk=pk)
    context = {
        "poll": poll,
        "shown": results_of(poll),
        "turnout": turnout(poll),
        "by_day": by_day(poll),
        "by_origin": by_origin(poll),
        "may_take_votes": can_take_votes_out(request.user) and poll.stage == "closed",
        "crumbs": trail((poll.title, poll.get_absolute_url()), (_("Figures"), "")),
    }
    return render(request, "polls/figures.html", context)


@login_required
@require_GET
def figures_file(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The same figures as a table."""
    require(can_read(request.user))
    poll = found(visible_polls(request.user), pk=pk)
    return _file(
        request, poll, "figures", extension, outgoing.figure_columns(), outgoing.figure_rows(results_of(poll))
    )


@login_required
@require_GET
def votes_file(request: HttpRequest, pk: int, what: str, extension: str) -> HttpResponse:
    """Single votes, or own words apart from them. Only of a closed poll: two files of a running one would show who
    came in between."""
    require(can_take_votes_out(request.user))
    poll = found(visible_polls(request.user), pk=pk)
    if poll.stage != "closed":
        raise Conflict(_("Votes can be taken out when the poll has closed."), code="not_closed")
    if what == "votes":
        columns, rows = outgoing.vote_columns(poll), outgoing.vote_rows(poll)
    else:
        columns, rows = outgoing.text_columns(), outgoing.text_rows(poll)
    return _file(request, poll, what, extension, columns, rows)


def _file(
    request: HttpRequest, poll: Poll, what: str, extension: str, columns: list[Column], rows: list[Any]
) -> HttpResponse:
    if extension not in FORMATS:
        raise Missing
    ExportRecord.objects.create(
        screen=f"polls.{what}",
        by_id=request.user.pk,
        file_format=extension,
        columns=[column.key for column in columns],
        filters=[f"poll {poll.pk}"],
        row_count=len(rows),
    )
    write: Any = write_csv if extension == "csv" else write_xlsx
    response = HttpResponse(b"".join(write(columns, Counted(iter(rows)))), content_type=FORMATS[extension])
    response["Content-Disposition"] = f'attachment; filename="poll-{poll.pk}-{what}.{extension}"'
    response["Cache-Control"] = "no-store"
    return response
