"""The list of shifts, one shift, planning, handing over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.shifts.access import FIGURES, can_lead, can_work, visible_shifts
from qala.contact.shifts.actions.handover import confirm_note, take_over, unread_before, write_note
from qala.contact.shifts.actions.plan import (
    cancel_shift,
    change_people,
    move_person,
    people_mark,
    plan_pattern,
)
from qala.contact.shifts.filters import ShiftFilter
from qala.contact.shifts.forms.planning import ChangedPeopleForm, NoteForm, PlanForm, ReasonForm
from qala.contact.shifts.models import HandoverNote
from qala.contact.shifts.queries.logs import operator_figures, others_open
from qala.contact.shifts.tables import ShiftTable
from qala.contact.shifts.views.common import form_page
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import as_id, found
from qala.shared.errors import Conflict, require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Under the list of shifts."""
    return [(_("Shifts"), reverse("shifts:list")), *more]


@login_required
@require_GET
def shifts(request: HttpRequest) -> HttpResponseBase:
    """All shifts, or the operator's own ones."""
    require(can_work(request.user) or can(request.user, FIGURES))
    rows = visible_shifts(request.user).select_related("pattern", "supervisor")
    return list_screen(
        request,
        queryset=rows.annotate(place_count=Count("places")),
        table=ShiftTable,
        filters=ShiftFilter,
        template="shifts/list.html",
        screen="shifts.list",
        may_export=can(request.user, FIGURES),
        context={"may_lead": can_lead(request.user)},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Plan a shift."""
    require(can_lead(request.user))
    form = PlanForm(request.POST or None)

    def write() -> object:
        return plan_pattern(
            pattern=form.cleaned_data["pattern"], day=form.cleaned_data["day"], by=request.user, **form.people()
        )  # fmt: skip

    return form_page(request, form, _("Plan a shift"), "", write, crumbs=crumbs((_("Plan a shift"), "")))


@login_required
@require_GET
def shift_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One shift: who, the figures of those on it, the hand-over log."""
    shift = found(
        visible_shifts(request.user).select_related("pattern", "supervisor", "taken_over_by"), pk=pk
    )
    people = [place.operator for place in shift.places.select_related("operator")]
    may_lead = can_lead(request.user)
    sees_all = may_lead or can(request.user, FIGURES)
    until = min(shift.ends_at, now())
    measured = people if sees_all else [one for one in people if one.pk == request.user.pk]
    context = {
        "shift": shift,
        "people": people,
        "figures": operator_figures(shift.starts_at, until, measured) if shift.starts_at < until else [],
        "notes": shift.notes.select_related("written_by", "confirmed_by") if sees_all else None,
        "unread": unread_before(shift) if may_lead and not shift.taken_over_at else [],
        "entries": timeline.of(shift) if sees_all else None,
        "may_lead": may_lead,
        "is_open": shift.cancelled_at is None and shift.ends_at > now(),
        "others": others_open(shift) if may_lead else [],
        "note_form": NoteForm(),
        "crumbs": crumbs((str(shift), "")),
    }
    return render(request, "shifts/shift.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is on the shift."""
    require(can_lead(request.user))
    shift = found(visible_shifts(request.user), pk=pk)
    now_on = list(shift.places.values_list("operator_id", flat=True))
    initial = {"operators": now_on, "supervisor": shift.supervisor_id, "seen": people_mark(shift)}
    form = ChangedPeopleForm(request.POST or None, initial=initial)

    def write() -> object:
        return change_people(shift_id=pk, by=request.user, seen=form.cleaned_data["seen"], **form.people())

    trail = crumbs((str(shift), shift.get_absolute_url()), (_("People"), ""))
    return form_page(request, form, _("People of the shift"), shift.get_absolute_url(), write, crumbs=trail)


@login_required
@require_POST
@once
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody to another shift."""
    require(can_lead(request.user))
    operator, to = (as_id(request.POST.get(name, "")) for name in ("operator", "to"))
    move_person(shift_id=pk, operator_id=operator or 0, to_shift_id=to or 0, by=request.user)
    messages.success(request, _("Moved to the other shift."))
    return redirect("shifts:shift", pk)


@login_required
@require_http_methods(["GET", "POST"])
@once
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the shift off."""
    require(can_lead(request.user))
    shift = found(visible_shifts(request.user), pk=pk)
    form = ReasonForm(request.POST or None)

    def write() -> object:
        return cancel_shift(shift_id=pk, by=request.user, reason=form.cleaned_data["reason"])

    trail = crumbs((str(shift), shift.get_absolute_url()), (_("Cancel the shift"), ""))
    return form_page(request, form, _("Cancel the shift"), shift.get_absolute_url(), write, crumbs=trail)


@login_required
@require_http_methods(["GET", "POST"])
@once
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write into the hand-over log."""
    require(can_lead(request.user))
    shift = found(visible_shifts(request.user), pk=pk)
    form = NoteForm(request.POST or None)

    def write() -> object:
        return write_note(shift_id=pk, by=request.user, **form.cleaned_data)

    trail = crumbs((str(shift), shift.get_absolute_url()), (_("Hand-over note"), ""))
    return form_page(request, form, _("Hand-over note"), shift.get_absolute_url(), write, crumbs=trail)


@login_required
@require_http_methods(["GET", "POST"])
@once
def take_over_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the shifts before left behind, to be read and confirmed one by one; then the button opens."""
    require(can_lead(request.user))
    shift = found(visible_shifts(request.user).select_related("pattern", "supervisor"), pk=pk)
    refusal = None
    if request.method == "POST":
        try:
            take_over(shift_id=pk, by=request.user)
        except Conflict as conflict:
            refusal = conflict
        else:
            messages.success(request, _("You lead this shift now."))
            return redirect(shift.get_absolute_url())
    context = {
        "shift": shift,
        "unread": unread_before(shift),
        "refusal": refusal,
        "crumbs": crumbs((str(shift), shift.get_absolute_url()), (_("Take over"), "")),
    }
    return render(request, "shifts/take_over.html", context, status=409 if refusal else 200)


@login_required
@require_POST
@once
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A note was read and understood."""
    require(can_lead(request.user))
    kept = found(HandoverNote.objects, pk=pk)
    confirm_note(note_id=kept.pk, by=request.user)
    messages.success(request, _("Read and confirmed."))
    target = as_id(request.POST.get("shift", ""))
    if target is not None:
        return redirect("shifts:take_over", target)
    return redirect(kept.shift.get_absolute_url())
