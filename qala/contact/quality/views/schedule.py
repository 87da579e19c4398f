"""Scheduled reports and their log."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.quality.access import can_schedule
from qala.contact.quality.actions import schedule, stop
from qala.contact.quality.filters import DeliveryFilter
from qala.contact.quality.forms import ScheduleForm
from qala.contact.quality.models import ReportDelivery, ScheduledReport
from qala.contact.quality.queries.asking import kept
from qala.contact.quality.tables import DeliveryTable
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def schedules(request: HttpRequest) -> HttpResponse:
    """What goes out, when, to how many."""
    require(can_schedule(request.user))
    rows = ScheduledReport.objects.prefetch_related("recipients").order_by("stopped_at", "name")
    return render(request, "quality/schedules.html", {"reports": rows})


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_schedule(request: HttpRequest) -> HttpResponse:
    """Send the report of this address again and again."""
    require(can_schedule(request.user))
    initial = {"query": kept(request.GET.urlencode()), "at": "08:00", "frequency": "weekly"}
    form = ScheduleForm(request.POST or None, initial=initial)
    return form_page(
        request,
        form,
        _("New scheduled report"),
        reverse("quality:schedules"),
        lambda data: schedule(by=request.user, **data),
        crumbs=[(_("Scheduled reports"), reverse("quality:schedules")), (_("New scheduled report"), "")],
    )


@login_required
@require_POST
@once
def stop_schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes out no more."""
    stop(report_id=pk, by=request.user)
    messages.success(request, _("The report goes out no more."))
    return redirect("quality:schedules")


@login_required
@require_GET
def log(request: HttpRequest) -> HttpResponseBase:
    """What went out to whom."""
    require(can_schedule(request.user))
    return list_screen(
        request,
        queryset=ReportDelivery.objects.select_related("report", "recipient"),
        table=DeliveryTable,
        filters=DeliveryFilter,
        template="quality/log.html",
        screen="quality.deliveries",
        context={"crumbs": [(_("Scheduled reports"), reverse("quality:schedules")), (_("Log"), "")]},
    )
