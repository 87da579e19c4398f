"""Protocols as files, meetings as a calendar entry."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.office.meetings.queries import papers
from qala.office.meetings.rules.statuses import WRITABLE
from qala.office.meetings.views.meetings import meeting_of
from qala.shared.clock import now
from qala.shared.errors import Conflict
from qala.shared.icalendar import Planned, calendar

TYPES = {
    "pdf": ("application/pdf", papers.pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", papers.word_file),
}


@login_required
@require_GET
def protocol(request: HttpRequest, pk: int, language: str, extension: str) -> HttpResponse:
    """The protocol in Kazakh or Russian; signed ones never change."""
    row = meeting_of(request, pk)
    if row.stage not in (*WRITABLE, "signed"):
        raise Conflict(_("There is no protocol yet."), code="no_protocol")
    media_type, make = TYPES[extension]
    response = HttpResponse(make(row, language), content_type=media_type)
    place = "inline" if extension == "pdf" else "attachment"
    response["Content-Disposition"] = f'{place}; filename="protocol-{row.pk}-{language}.{extension}"'
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_GET
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """For the calendar of another program."""
    row = meeting_of(request, pk)
    url = request.build_absolute_uri(row.get_absolute_url())
    planned = Planned(
        uid=f"meeting-{row.pk}@{request.get_host()}",
        on=row.starts_at.date(),
        title=row.title,
        text="\n".join(item.text for item in row.agenda.all()),
        place=row.place,
        url=url,
        changed_at=now(),
        begins_at=row.starts_at,
        ends_at=row.ends_at,
    )
    response = HttpResponse(
        calendar(row.title, [planned], product="-//Qala//Meetings//EN"),
        content_type="text/calendar; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="meeting-{row.pk}.ics"'
    return response
