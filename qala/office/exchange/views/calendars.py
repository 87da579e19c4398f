"""Calendars for other programs: the address is the secret, what it shows are days and names of projects."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qala.office.exchange.actions import end_link, make_link
from qala.office.exchange.actions.calendar_links import hashed
from qala.office.exchange.models import CalendarLink
from qala.office.exchange.queries.days import days_of
from qala.office.projects.access import sees_projects
from qala.office.projects.views.frame import project_of
from qala.shared.errors import Missing, require
from qala.shared.icalendar import calendar
from qala.shared.idempotency import once


@login_required
@require_safe
def my_calendar(request: HttpRequest) -> HttpResponse:
    """The person's own address."""
    require(sees_projects(request.user))
    link = CalendarLink.objects.filter(owner_id=request.user.pk, project=None, ended_at=None).first()
    return render(request, "exchange/my_calendar.html", {"link": link, "crumbs": [(_("My calendar"), "")]})


@login_required
@require_POST
@once
def change_my_calendar(request: HttpRequest) -> HttpResponse:
    """A new address, or none."""
    require(sees_projects(request.user))
    return _change(request, None, reverse("exchange:my_calendar"))


@login_required
@require_POST
@once
def change_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Of one project."""
    project = project_of(request, code)
    return _change(request, project.pk, reverse("exchange:gate", args=[code]))


def _change(request: HttpRequest, project_id: int | None, back: str) -> HttpResponse:
    if request.POST.get("do") == "end":
        end_link(by=request.user, project_id=project_id)
        messages.success(request, _("The address shows nothing any more."))
        return redirect(back)
    _row, secret = make_link(by=request.user, project_id=project_id)
    address = request.build_absolute_uri(reverse("exchange:calendar", args=[secret]))
    crumbs = [(_("Calendar"), back), (_("New address"), "")]
    return render(request, "exchange/new_calendar.html", {"address": address, "back": back, "crumbs": crumbs})


@require_safe
def calendar_file(request: HttpRequest, secret: str) -> HttpResponse:
    """Without sign-in: whoever has the address sees the days that its owner may see now."""
    link = (
        CalendarLink.objects.filter(secret_hash=hashed(secret), ended_at=None).select_related("owner").first()
    )
    if link is None or not link.owner.is_active or not sees_projects(link.owner):
        raise Missing
    with translation.override(link.language):
        name = str(link.project.short) if link.project else _("Projects")
        body = calendar(name, days_of(link, request.build_absolute_uri), product="-//Qala//Projects//EN")
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="projects.ics"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
