"""Staff: the list, one person, duties, invitations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people import access, actions, queries
from qala.ground.people.filters import StaffFilter
from qala.ground.people.forms.duties import AppointForm, EndDutyForm, InviteForm, ReasonForm
from qala.ground.people.models import Duty
from qala.ground.people.tables import StaffTable
from qala.shared import timeline
from qala.shared.errors import Missing, require
from qala.shared.lists.screen import list_screen


@require_GET
@login_required
def staff(request):
    require(access.can(request.user, access.VIEW))
    return list_screen(
        request,
        queryset=queries.staff(),
        table=StaffTable,
        filters=StaffFilter,
        template="people/staff.html",
        screen="people.staff",
        may_export=lambda: access.can(request.user, access.APPOINT),
        context={"may_appoint": access.can(request.user, access.APPOINT)},
    )


@require_GET
@login_required
def person(request, pk):
    require(access.can(request.user, access.VIEW))
    return _person_page(request, queries.person(pk))


@require_POST
@login_required
def contacts(request, pk):
    """Show e-mail and phone; who looked and why is kept."""
    require(access.can(request.user, access.VIEW))
    user = queries.person(pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _person_page(request, user, status=422, contacts_form=form)
    actions.saw(request.user, user, form.cleaned_data["reason"])
    return _person_page(request, user, shows_contacts=True)


@require_POST
@login_required
def appoint(request, pk):
    require(access.can(request.user, access.APPOINT))
    user = queries.person(pk)
    form = AppointForm(request.POST)
    if form.is_valid() and form.attempt(lambda: actions.appoint(user_id=pk, by=request.user, **form.words)):
        messages.success(request, _("The duty is given."))
        return redirect("people:person", pk)
    return _person_page(request, user, status=422, appoint_form=form)


@require_http_methods(["GET", "POST"])
@login_required
def end_duty(request, pk):
    require(access.can(request.user, access.APPOINT))
    duty = Duty.objects.select_related("user", "organisation").filter(pk=pk).first()
    if duty is None:
        raise Missing
    form = EndDutyForm(request.POST or None)
    if form.is_valid() and form.attempt(lambda: actions.end_duty(duty_id=pk, by=request.user, **form.words)):
        messages.success(request, _("The duty has an end now."))
        return redirect("people:person", duty.user_id)
    status = 422 if form.is_bound else 200
    context = {"duty": duty, "form": form, "crumbs": _crumbs(duty.user)}
    return render(request, "people/end_duty.html", context, status=status)


CHANGES = {
    "deactivate": (actions.deactivate, gettext_lazy("The account is deactivated.")),
    "reactivate": (actions.reactivate, gettext_lazy("The account is active again.")),
    "reset-second-factor": (actions.reset_second_factor, gettext_lazy("The second factor is removed.")),
}


@require_http_methods(["GET", "POST"])
@login_required
def change_account(request, pk, change):
    """Deactivate, reactivate or reset the second factor: each asks for a reason first."""
    require(access.can(request.user, access.APPOINT))
    user = queries.person(pk)
    action, done = CHANGES[change]
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.attempt(
        lambda: action(user_id=pk, reason=form.cleaned_data["reason"], by=request.user)
    ):
        messages.success(request, done)
        return redirect("people:person", pk)
    context = {"person": user, "form": form, "change": change, "crumbs": _crumbs(user)}
    return render(request, "people/change_account.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@login_required
def invite(request):
    require(access.can(request.user, access.APPOINT))
    form = InviteForm(request.POST or None)
    if form.is_bound and form.is_valid():
        made = form.attempt(lambda: actions.invite(by=request.user, **form.cleaned_data))
        if made:
            return _link_page(request, *made)
    context = {"form": form, "crumbs": _crumbs()}
    return render(request, "people/invite.html", context, status=422 if form.is_bound else 200)


@require_POST
@login_required
def renew_invitation(request, pk):
    require(access.can(request.user, access.APPOINT))
    user = queries.person(pk)
    return _link_page(request, user, actions.renew_invitation(user_id=pk, by=request.user))


def _crumbs(user=None):
    crumbs = [(_("Staff"), reverse("people:staff"))]
    return [*crumbs, (user.full_name, reverse("people:person", args=[user.pk]))] if user else crumbs


def _link_page(request, user, token):
    """The link is shown once, here: only its hash is kept."""
    link = request.build_absolute_uri(reverse("people:join_link", args=[token]))
    response = render(request, "people/invited.html", {"person": user, "link": link, "crumbs": _crumbs(user)})
    response["Cache-Control"] = "no-store"
    return response


def _person_page(request, user, *, status=200, shows_contacts=False, appoint_form=None, contacts_form=None):
    may_appoint = access.can(request.user, access.APPOINT)
    context = {
        "person": user,
        "crumbs": _crumbs(),
        "duties": queries.duties_of(user),
        "rights": queries.rights_of(user),
        "invitation": queries.open_invitation_of(user) if may_appoint else None,
        "entries": timeline.of(user).order_by("-at", "-id")[:50] if may_appoint else [],
        "seen": queries.seen_of(user) if may_appoint else [],
        "may_appoint": may_appoint,
        "shows_contacts": shows_contacts,
        "contacts_form": contacts_form or ReasonForm(auto_id="contacts_%s"),
        "appoint_form": appoint_form or AppointForm(),
    }
    response = render(request, "people/person.html", context, status=status)
    if shows_contacts:
        response["Cache-Control"] = "no-store"
    return response
