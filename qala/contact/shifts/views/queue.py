"""The queue of channels."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.shifts.access import can_lead, can_work
from qala.contact.shifts.actions import queue as actions
from qala.contact.shifts.queries.people import operators
from qala.contact.shifts.queries.queue import waiting
from qala.shared.db import as_id
from qala.shared.errors import Invalid, require
from qala.shared.idempotency import once
from qala.shared.ui.parts import Tab


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Everything that waits; urgent first, then what has waited longest."""
    require(can_work(request.user))
    chosen = request.GET.get("channel", "")
    lines, counts = waiting(chosen)
    tabs = [Tab(_("All channels"), "?", not chosen, sum(one.count for one in counts))]
    tabs += [
        Tab(
            one.source.label,
            f"?channel={one.source.code}",
            chosen == one.source.code,
            one.count,
            one.source.icon,
        )
        for one in counts
    ]
    context = {
        "lines": lines,
        "tabs": tabs,
        "operators": list(operators()),
        "may_lead": can_lead(request.user),
        "me": request.user,
    }
    return render(request, "shifts/queue.html", context)


@login_required
@require_POST
@once
def take(request: HttpRequest) -> HttpResponse:
    """Take an item, or give it to somebody."""
    require(can_work(request.user))
    channel, key = request.POST.get("channel", ""), request.POST.get("key", "")
    operator = as_id(request.POST.get("operator", ""))
    if operator is not None:
        actions.assign(channel=channel, key=key, operator_id=operator, by=request.user)
        messages.success(request, _("Assigned."))
    else:
        actions.take(channel=channel, key=key, by=request.user)
        messages.success(request, _("Yours now."))
    return redirect("shifts:queue")


@login_required
@require_POST
@once
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a held item on, or put it back ("back")."""
    require(can_work(request.user))
    if request.POST.get("back"):
        actions.put_back(hold_id=pk, by=request.user)
        messages.success(request, _("It waits again."))
        return redirect("shifts:queue")
    operator = as_id(request.POST.get("operator", ""))
    if operator is None:
        raise Invalid(fields={"operator": _("Please choose an operator.")})
    actions.transfer(hold_id=pk, operator_id=operator, by=request.user)
    messages.success(request, _("Passed on."))
    return redirect("shifts:queue")
