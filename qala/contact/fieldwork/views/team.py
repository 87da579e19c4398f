"""The head's page: who has how much, give, stand-ins, requests for longer terms."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.fieldwork.access import TEAM
from qala.contact.fieldwork.actions import (
    decide_extension,
    delegate,
    end_delegation,
    open_run,
    preview,
)
from qala.contact.fieldwork.filters import TeamFilter
from qala.contact.fieldwork.forms.team import AbsenceForm, DecisionForm
from qala.contact.fieldwork.models import BulkRow, Delegation, ExtensionRequest
from qala.contact.fieldwork.queries.people import loads
from qala.contact.fieldwork.tables import TeamTable
from qala.contact.fieldwork.views.bulk import launch
from qala.contact.fieldwork.views.choosing import chosen_rows
from qala.contact.fieldwork.views.pages import form_page
from qala.ground.organisations.models import Organisation
from qala.ground.people.access import can, organisations_of
from qala.ground.people.models import User
from qala.shared.clock import now, today
from qala.shared.db import found
from qala.shared.errors import Invalid, Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def own_organisations(user: Any) -> set[int]:
    """Those the person leads. Raises NotAllowed."""
    require(can(user, TEAM))
    return organisations_of(user, TEAM) or set()


@login_required
@require_GET
def team(request: HttpRequest) -> HttpResponseBase:
    """Open appeals of the organisation, and above them everybody's load."""
    mine = own_organisations(request.user)
    people, nobody = loads(mine, on=today(), at=now())
    requests = ExtensionRequest.objects.filter(organisation_id__in=mine, decided_at=None)
    context = {
        "loads": people,
        "nobody": nobody,
        "requests": requests.select_related("appeal__topic", "by")[:50],
    }
    return list_screen(
        request,
        queryset=Appeal.objects.filter(executor_id__in=mine, stage__in=OPEN_STAGES).select_related(
            "assignee"
        ),
        table=TeamTable,
        filters=TeamFilter,
        template="fieldwork/team.html",
        screen="fieldwork.team",
        may_export=False,
        context=context,
    )


@login_required
@require_POST
@once
def give(request: HttpRequest) -> HttpResponse:
    """The chosen rows to the person whose button was pressed; carried out row by row."""
    own_organisations(request.user)
    person = User.objects.filter(pk=_number(request.POST.get("person", ""))).first()
    try:
        if person is None:
            raise Invalid(_("Choose a person."))
        run = open_run(kind="assign", rows=chosen_rows(request), by=request.user)
    except Invalid as refusal:
        messages.error(request, str(refusal.message))
        return redirect("fieldwork:team")
    preview(run_id=run.pk, by=request.user, person_id=person.pk)
    if not run.rows.filter(forecast="", state=BulkRow.State.WAITING).exists():
        messages.error(request, _("None of the chosen appeals can be given to this person."))
        return redirect(run)
    launch(run, request.user)
    return redirect(run)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@login_required
@require_GET
def absences(request: HttpRequest) -> HttpResponse:
    """Who is away, who will be, who was."""
    mine = own_organisations(request.user)
    rows = Delegation.objects.filter(organisation_id__in=mine)
    context = {
        "rows": rows.select_related("absent", "deputy", "organisation")[:200],
        "today": today(),
        "organisations": Organisation.objects.filter(pk__in=mine),
        "crumbs": [(_("My team"), reverse("fieldwork:team")), (_("Stand-ins"), "")],
    }
    return render(request, "fieldwork/absences.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_absence(request: HttpRequest, code: str) -> HttpResponse:
    """Name a stand-in."""
    mine = own_organisations(request.user)
    organisation = found(Organisation, code=code)
    if organisation.pk not in mine:
        raise Missing
    form = AbsenceForm(request.POST or None, organisation_id=organisation.pk)
    crumbs = [(_("My team"), reverse("fieldwork:team")), (_("Stand-ins"), reverse("fieldwork:absences"))]
    return form_page(
        request,
        form,
        _("New absence"),
        crumbs,
        lambda words: delegate(organisation_id=organisation.pk, by=request.user, **words),
    )


@login_required
@require_POST
@once
def end_absence(request: HttpRequest, pk: int) -> HttpResponse:
    """Back earlier."""
    mine = own_organisations(request.user)
    if found(Delegation, pk=pk).organisation_id not in mine:
        raise Missing
    end_delegation(delegation_id=pk, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("fieldwork:absences")


@login_required
@require_http_methods(["GET", "POST"])
@once
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or decline a longer term."""
    mine = own_organisations(request.user)
    asked = found(ExtensionRequest, pk=pk)
    if asked.organisation_id not in mine:
        raise Missing
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, Invalid):
            decide_extension(
                request_id=pk,
                is_granted=request.POST.get("do") == "grant",
                decision=form.cleaned_data["decision"],
                by=request.user,
            )
            messages.success(request, _("Saved."))
            return redirect("fieldwork:team")
    context = {
        "asked": asked,
        "form": form,
        "crumbs": [(_("My team"), reverse("fieldwork:team")), (asked.appeal.number, "")],
    }
    return render(request, "fieldwork/decide.html", context, status=422 if form.errors else 200)
