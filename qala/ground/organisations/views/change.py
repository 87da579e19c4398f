"""Changing organisations: each view reads a form and calls one action."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qala.ground.organisations import queries
from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions import (
    ContactLine,
    dissolve,
    edit_organisation,
    end_function,
    grant_function,
    hand_over_function,
    register_organisation,
    set_calendar,
    set_contact_points,
)
from qala.ground.organisations.forms import (
    CalendarForm,
    ContactPointFormSet,
    DissolveForm,
    GrantForm,
    HandOverForm,
    OrganisationForm,
)
from qala.ground.organisations.models import Organisation
from qala.shared.errors import require


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    require(can_edit(request.user))
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        return _done(
            request, register_organisation(by=request.user, **form.cleaned_data), _("Organisation added.")
        )
    return _form(request, form, _("A new organisation"))


@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Correct what is written about it."""
    organisation = _editable(request, code)
    # The form gets an instance of its own: the action reads and locks the row itself.
    form = OrganisationForm(request.POST or None, instance=queries.organisation_by_code(code))
    if form.is_valid():
        changed = edit_organisation(organisation_id=organisation.pk, by=request.user, **form.cleaned_data)
        return _done(request, changed, _("Saved."))
    return _form(request, form, _("Edit"), organisation)


@login_required
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the working calendar."""
    organisation = _editable(request, code)
    form = CalendarForm(
        request.POST if request.method == "POST" else None, initial={"calendar": organisation.calendar}
    )
    if form.is_valid():
        set_calendar(organisation_id=organisation.pk, calendar=form.cleaned_data["calendar"], by=request.user)
        return _done(request, organisation, _("Saved."))
    return _form(request, form, _("Work calendar"), organisation)


@login_required
def contacts(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the list of telephones and addresses."""
    organisation = _editable(request, code)
    forms = ContactPointFormSet(request.POST or None, queryset=organisation.contact_points.all())
    if forms.is_valid():
        kept = [
            one.cleaned_data for one in forms.forms if one.cleaned_data and not one.cleaned_data.get("DELETE")
        ]
        lines = [ContactLine(one["kind"], one["value"], one["purpose"], one["is_public"]) for one in kept]
        set_contact_points(organisation_id=organisation.pk, lines=lines, by=request.user)
        return _done(request, organisation, _("Saved."))
    words = {"forms": forms, "organisation": organisation}
    return render(request, "organisations/contacts.html", words, status=422 if forms.is_bound else 200)


@login_required
def grant(request: HttpRequest, code: str) -> HttpResponse:
    """Give it a function."""
    organisation = _editable(request, code)
    form = GrantForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        given = form.cleaned_data
        grant_function(
            organisation_id=organisation.pk,
            function=given["function"],
            valid_from=given["on"],
            note=given["note"],
            by=request.user,
        )
        return _done(request, organisation, _("The function is given."))
    return _form(request, form, _("Give a function"), organisation)


@login_required
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Hand a function over to another organisation, or end it."""
    organisation = _editable(request, code)
    form = HandOverForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        given = form.cleaned_data
        words = {"function": given["function"], "on": given["on"], "note": given["note"], "by": request.user}
        if given["to"]:
            hand_over_function(from_id=organisation.pk, to_id=given["to"].pk, **words)
            return _done(request, organisation, _("The function is handed over."))
        end_function(organisation_id=organisation.pk, **words)
        return _done(request, organisation, _("The function ends."))
    return _form(request, form, _("Hand over or end a function"), organisation)


@login_required
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Dissolve it."""
    organisation = _editable(request, code)
    form = DissolveForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        given = form.cleaned_data
        dissolve(
            organisation_id=organisation.pk,
            on=given["on"],
            successor_id=given["successor"].pk if given["successor"] else None,
            reason=given["note"],
            is_forced=given["is_forced"],
            by=request.user,
        )
        return _done(request, organisation, _("The organisation is dissolved."))
    return _form(request, form, _("Dissolve"), organisation)


def _editable(request: HttpRequest, code: str) -> Organisation:
    require(can_edit(request.user))
    return queries.organisation_by_code(code)


def _form(
    request: HttpRequest, form: Any, heading: str, organisation: Organisation | None = None
) -> HttpResponse:
    words = {"form": form, "heading": heading, "organisation": organisation}
    return render(request, "organisations/form.html", words, status=422 if form.errors else 200)


def _done(request: HttpRequest, organisation: Organisation, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect(organisation)
