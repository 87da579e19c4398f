"""Bulk runs: choose, tell, preview, start, watch."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.fieldwork.access import BULK, own_runs
from qala.contact.fieldwork.actions import open_run, preview, start, stop
from qala.contact.fieldwork.forms.bulk import FORMS, RunForm
from qala.contact.fieldwork.models import AnswerTemplate, BulkRow, BulkRun
from qala.contact.fieldwork.queries.templates import worded
from qala.contact.fieldwork.rules.bulk import share
from qala.contact.fieldwork.tasks import carry_out_run
from qala.contact.fieldwork.views.choosing import SCREENS, chosen_rows, screen_of
from qala.ground.people.access import can
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing, require
from qala.shared.idempotency import once
from qala.shared.jobs import defer

SHOWN = 200


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Breadcrumbs under the list of runs."""
    return [(_("Bulk steps"), reverse("fieldwork:bulk")), *more]


@login_required
@require_http_methods(["GET", "POST"])
@once
def bulk(request: HttpRequest) -> HttpResponse:
    """GET: the person's runs. POST from a list: a draft over the chosen rows."""
    require(can(request.user, BULK))
    if request.method == "POST":
        try:
            return redirect(
                open_run(kind=request.POST.get("kind", ""), rows=chosen_rows(request), by=request.user)
            )
        except Invalid as refusal:
            messages.error(request, str(refusal.message))
            return redirect(SCREENS[screen_of(request)])
    return render(request, "fieldwork/bulk.html", {"runs": own_runs(request.user)[:100]})


def own_run(request: HttpRequest, pk: int) -> BulkRun:
    """The person's run or Missing. Raises NotAllowed without the right to bulk steps."""
    require(can(request.user, BULK))
    run = own_runs(request.user).filter(pk=pk).first()
    if run is None:
        raise Missing
    return run


@login_required
@require_GET
def bulk_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: its form, its preview, its progress or its outcome."""
    run = own_run(request, pk)
    return _shown(request, run, _form(request, run) if run.is_open else None)


@login_required
@require_POST
@once
def bulk_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the words and foresee the rows."""
    run = own_run(request, pk)
    form = FORMS[run.kind](request.POST, run=run, user=request.user)
    if form.is_valid():
        try:
            preview(run_id=pk, by=request.user, **form.words())
        except Invalid as refusal:
            for text in refusal.fields.values():
                form.add_error(None, str(text))
        else:
            return redirect(run)
    return _shown(request, run, form, status=422)


@login_required
@require_POST
@once
def bulk_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Set it going; a second press changes nothing."""
    run = own_run(request, pk)
    launch(run, request.user)
    return redirect(run)


def launch(run: BulkRun, by: Any) -> None:
    """Start the run and queue its job, both or neither."""
    with atomic():
        if start(run_id=run.pk, by=by):
            defer(carry_out_run, run_id=run.pk)


@login_required
@require_POST
@once
def bulk_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the rest alone."""
    run = own_run(request, pk)
    stop(run_id=pk, by=request.user)
    return redirect(run)


def _form(request: HttpRequest, run: BulkRun) -> RunForm:
    words = run.words
    names = {"person_id": "person", "executor_id": "executor", "template_id": "template"}
    initial = {names.get(key, key): value for key, value in words.items()}
    return FORMS[run.kind](run=run, user=request.user, initial=initial)


def _shown(request: HttpRequest, run: BulkRun, form: RunForm | None, status: int = 200) -> HttpResponse:
    rows = run.rows.select_related("appeal")
    whole, waiting = run.rows.count(), run.rows.filter(state=BulkRow.State.WAITING).count()
    refused = run.rows.filter(state=BulkRow.State.REFUSED).count()
    context: dict[str, Any] = {
        "run": run,
        "form": form,
        "rows": rows.order_by("-forecast" if run.is_open else "-state", "pk")[:SHOWN],
        "whole": whole,
        "waiting": waiting,
        "refused": refused,
        "done": whole - waiting - refused,
        "against": run.rows.exclude(forecast="").count(),
        "fine": whole - run.rows.exclude(forecast="").count(),
        "share": share(whole - waiting, whole),
        "more": max(0, whole - SHOWN),
        "sample": _sample(run),
        "crumbs": crumbs((run.get_kind_display(), "")),
    }
    return render(request, "fieldwork/bulk_run.html", context, status=status)


def _sample(run: BulkRun) -> str:
    """The text of the first row that nothing speaks against, as its resident will read it."""
    template_id = run.words.get("template_id")
    row = run.rows.filter(forecast="").select_related("appeal").first() if template_id else None
    if row is None:
        return ""
    return worded(AnswerTemplate.objects.get(pk=template_id), row.appeal)
