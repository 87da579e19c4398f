"""Reports: the page, its files, the map of before and after."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.appeals.access import visible_appeals
from qala.contact.contacts.access import can_view
from qala.contact.quality.access import can_read, can_read_desk, can_schedule, read_scope
from qala.contact.quality.forms import DeskForm, ReportForm
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import Asked, read
from qala.contact.quality.queries.cells import compared, marks
from qala.contact.quality.queries.desk import make as make_desk
from qala.contact.quality.queries.pdf import paper
from qala.contact.quality.queries.report import Report, make
from qala.contact.quality.queries.xlsx import workbook
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.models.lists import ExportRecord
from qala.shared.ui import charts
from qala.shared.ui.parts import Tab

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE_CELLS = 40


def asked_by(request: HttpRequest) -> Asked:
    """The report of the address within the person's scope. Raises NotAllowed."""
    require(can_read(request.user))
    return read(request.GET, today=today(), scope=read_scope(request.user))


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
    made = make(asked, opens_contacts=can_view(request.user))
    query = asked.query()
    context = {
        "report": made,
        "tabs": tabs(request.user, asked, "report"),
        "span": words.span(asked.period),
        "span_before": words.span(asked.period.before),
        "filter_form": form_of(asked),
        "filters_open": bool(request.GET),
        "by_day": _by_day(made),
        "by_hour": charts.heatmap(_("Weekday"), [str(n) for n in range(24)], made.weekdays, made.hours),
        "pdf_url": f"{reverse('quality:pdf')}?{query}",
        "xlsx_url": f"{reverse('quality:xlsx')}?{query}",
        "map_url": f"{reverse('quality:map')}?{query}",
        "schedule_url": f"{reverse('quality:new_schedule')}?{query}" if can_schedule(request.user) else "",
    }
    return render(request, "quality/report.html", context)


def tabs(user: Any, asked: Asked, active: str) -> list[Tab]:
    """The reports on appeals and on the desk, where the person reads both."""
    if not can_read_desk(user):
        return []
    pages = [("report", _("Appeals")), ("desk", _("Contacts and operators"))]
    return [
        Tab(label, f"{reverse(f'quality:{name}')}?{asked.query()}", name == active) for name, label in pages
    ]


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What was answered on first contact, and operators' figures."""
    require(can_read_desk(request.user))
    given = request.GET.copy()
    given.pop("executor", None)
    asked = read(given, today=today(), scope=None)
    context = {
        "report": make_desk(asked),
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
        screen="quality.report",
        by_id=request.user.pk,
        file_format=extension,
        filters=sorted(request.GET),
        row_count=len(made.lines),
    )
    response = HttpResponse(draw(made), content_type=content_type)
    name = f"quality-{asked.period.first}-{asked.period.last}.{extension}"
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
