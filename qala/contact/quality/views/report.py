"""Reports: the page, its files, the map of before and after."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.appeals.access import visible_appeals
from qala.contact.contacts.access import can_view
from qala.contact.quality.access import can_read_by, can_read_desk, can_schedule, read_scope
from qala.contact.quality.forms import DeskForm, ReportForm
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import BY, Asked, read
from qala.contact.quality.queries.cells import compared, marks
from qala.contact.quality.queries.pdf import paper
from qala.contact.quality.queries.report import make as make_appeals
from qala.contact.quality.queries.reports import make
from qala.contact.quality.queries.tiles import Report
from qala.contact.quality.queries.xlsx import workbook
from qala.contact.quality.rules.desk import OPERATOR
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.models.lists import ExportRecord
from qala.shared.ui import charts
from qala.shared.ui.parts import Tab

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE_CELLS = 40


def asked_by(request: HttpRequest) -> Asked:
    """The report of the address within the person's scope. Raises NotAllowed."""
    asked = read(request.GET, today=today(), scope=read_scope(request.user))
    require(can_read_by(request.user, asked.by))
    return asked


def form_of(asked: Asked, kind: type[ReportForm] = ReportForm) -> ReportForm:
    """The filter bar with what is asked."""
    initial: dict[str, Any] = {name: [str(pk) for pk in ids] for name, ids in asked.given.items()}
    period = asked.period
    return kind(
        initial={**initial, "by": asked.by, "received_from": period.first, "received_to": period.last}
    )


@login_required
@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """Every figure with its definition, compared with the period before."""
    asked = asked_by(request)
    if asked.is_of_desk:
        return redirect(asked.url())
    made = make_appeals(asked, opens_contacts=can_view(request.user))
    context = {
        "report": made,
        "tabs": tabs(request.user, asked, "report"),
        "span": words.span(asked.period),
        "span_before": words.span(asked.period.before),
        "filter_form": form_of(asked),
        "filters_open": bool(request.GET),
        "by_day": _by_day(made),
        "by_hour": charts.heatmap(_("Weekday"), [str(n) for n in range(24)], made.weekdays, made.hours),
        "map_url": f"{reverse('quality:map')}?{asked.query()}",
        **_ways_out(request.user, asked),
    }
    return render(request, "quality/report.html", context)


def _ways_out(user: Any, asked: Asked) -> dict[str, str]:
    """Addresses of the files and of the schedule."""
    names = {
        "pdf_url": "pdf",
        "xlsx_url": "xlsx",
        "schedule_url": "new_schedule" if can_schedule(user) else "",
    }
    return {
        key: f"{reverse(f'quality:{name}')}?{asked.query()}" if name else "" for key, name in names.items()
    }


def tabs(user: Any, asked: Asked, active: str) -> list[Tab]:
    """The reports on appeals and on the desk, where the person reads both."""
    if not can_read_desk(user):
        return []
    by = BY[0] if asked.is_of_desk else asked.by
    return [
        Tab(_("Appeals"), asked.url(by=by), active == "report"),
        Tab(_("Contacts and operators"), asked.url(by=OPERATOR), active == "desk"),
    ]


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What was answered on first contact, and operators' figures."""
    require(can_read_desk(request.user))
    asked = read(request.GET, today=today(), scope=None).of_desk()
    context = {
        "report": make(asked),
        **_ways_out(request.user, asked),
        "tabs": tabs(request.user, asked, "desk"),
        "span": words.span(asked.period),
        "span_before": words.span(asked.period.before),
        "filter_form": form_of(asked, DeskForm),
        "filters_open": bool(request.GET),
    }
    return render(request, "quality/desk.html", context)


def _by_day(made: Report) -> charts.Chart:
    series = [
        charts.Series(_("Received"), [received for _day, received, _answered in made.days], "info"),
        charts.Series(_("Answered"), [answered for _day, _received, answered in made.days], "good"),
    ]
    days = [date_format(day, "d.m") for day, _received, _answered in made.days]
    return charts.line(_("Day"), days, series)


@login_required
@require_GET
def pdf(request: HttpRequest) -> HttpResponse:
    """The report as a PDF."""
    return _file(request, "pdf", "application/pdf", paper)


@login_required
@require_GET
def xlsx(request: HttpRequest) -> HttpResponse:
    """The report as a workbook."""
    return _file(request, "xlsx", XLSX, workbook)


def _file(request: HttpRequest, extension: str, content_type: str, draw: Any) -> HttpResponse:
    asked = asked_by(request)
    made = make(asked)
    ExportRecord.objects.create(
        screen="quality.desk" if asked.is_of_desk else "quality.report",
        by_id=request.user.pk,
        file_format=extension,
        filters=sorted(request.GET),
        row_count=len(made.lines),
    )
    response = HttpResponse(draw(made), content_type=content_type)
    name = f"{'desk' if asked.is_of_desk else 'quality'}-{asked.period.first}-{asked.period.last}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_GET
def change_map(request: HttpRequest) -> HttpResponse:
    """Two maps and the table of the cells that changed."""
    asked = asked_by(request)
    query = asked.query()
    cells = compared(asked, visible_appeals(request.user))
    context = {
        "span": words.span(asked.period),
        "span_before": words.span(asked.period.before),
        "filter_form": form_of(asked),
        "filters_open": bool(request.GET),
        "now": marks(cells, "now"),
        "before": marks(cells, "before"),
        "cells": sorted(cells, key=lambda c: (-abs(c.change), c.cell))[:TABLE_CELLS],
        "crumbs": [(_("Quality reports"), f"{reverse('quality:report')}?{query}"), (_("Map"), "")],
    }
    return render(request, "quality/map.html", context)
