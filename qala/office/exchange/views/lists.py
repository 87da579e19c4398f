"""Lists of projects: bring one in, look at the report, take it over."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.office.exchange import tasks
from qala.office.exchange.access import can_import, can_write_profiles
from qala.office.exchange.actions import (
    begin_applying,
    begin_undoing,
    carry_out,
    drop_list,
    read_list,
    receive,
    undo_list,
)
from qala.office.exchange.filters import ImportFilter, ImportRowFilter
from qala.office.exchange.forms import UploadForm
from qala.office.exchange.models import Outcome, ProjectImport
from qala.office.exchange.queries.reports import report_of
from qala.office.exchange.tables import ImportRowTable, ImportTable
from qala.shared.db import atomic, found
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.jobs import defer
from qala.shared.lists import list_screen

AT_ONCE_BYTES, AT_ONCE_ROWS, AT_ONCE_UNDONE = 1_500_000, 150, 50
"""What is done while the person waits; a worker does what is more."""


@login_required
@require_GET
def imports(request: HttpRequest) -> HttpResponseBase:
    """Everything that was brought in."""
    require(can_import(request.user))
    return list_screen(
        request,
        queryset=ProjectImport.objects.defer("content", "profile_text").select_related("made_by"),
        table=ImportTable,
        filters=ImportFilter,
        template="exchange/imports.html",
        screen="exchange.imports",
        context={"may_write_profiles": can_write_profiles(request.user)},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_import(request: HttpRequest) -> HttpResponse:
    """A file and its profile."""
    require(can_import(request.user))
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            kept = form.cleaned_data["file"]
            batch = _received(kept, form.cleaned_data["profile"], request.user)
            return redirect(batch)
    crumbs = [(_("Imports of projects"), reverse("exchange:imports")), (_("Bring a list in"), "")]
    context = {"form": form, "crumbs": crumbs}
    return render(request, "exchange/new_import.html", context, status=422 if form.errors else 200)


def _received(kept: dict[str, Any], profile: str, by: Any) -> ProjectImport:
    is_small = len(kept["content"]) <= AT_ONCE_BYTES
    with atomic():
        batch = receive(**kept, profile=profile, by=by)
        if not is_small:
            defer(tasks.read, import_id=batch.pk)
    return read_list(import_id=batch.pk) if is_small else batch


@login_required
@require_GET
def import_report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What was read, what would change, what was noticed; every row."""
    require(can_import(request.user))
    batch = found(ProjectImport.objects.defer("content"), pk=pk)
    return list_screen(
        request,
        queryset=batch.rows.select_related("project").defer("facts"),
        table=ImportRowTable,
        filters=ImportRowFilter,
        template="exchange/import.html",
        screen="exchange.rows",
        may_export=lambda: can_import(request.user),
        context={
            "batch": batch,
            "report": report_of(batch),
            "crumbs": [(_("Imports of projects"), reverse("exchange:imports")), (batch.file_name, "")],
        },
    )


@login_required
@require_POST
@once
def apply_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it over."""
    with atomic():
        batch = begin_applying(import_id=pk, by=request.user)
        outcomes = batch.report.get("outcomes", {})
        is_small = outcomes.get(Outcome.NEW, 0) + outcomes.get(Outcome.CHANGED, 0) <= AT_ONCE_ROWS
        if is_small:
            carry_out(import_id=pk)
        else:
            defer(tasks.apply, import_id=pk)
    said = (
        _("The list is taken over.")
        if is_small
        else _("The list is being taken over; this page will say when.")
    )
    messages.success(request, said)
    return redirect(batch)


@login_required
@require_POST
@once
def drop_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave it."""
    drop_list(import_id=pk, by=request.user)
    messages.success(request, _("The list was dropped; its report stays."))
    return redirect("exchange:imports")


@login_required
@require_POST
@once
def undo_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was taken over."""
    with atomic():
        batch = begin_undoing(import_id=pk, by=request.user)
        is_small = batch.rows.filter(is_applied=True).count() <= AT_ONCE_UNDONE
        if is_small:
            undo_list(import_id=pk, by=request.user)
        else:
            defer(tasks.undo, import_id=pk, by_id=request.user.pk)
    undone, begun = _("The import was undone."), _("The import is being undone; this page will say when.")
    messages.success(request, undone if is_small else begun)
    return redirect(batch)
