"""What a resident follows."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.public.cabinet.access import own_followings
from qala.public.cabinet.actions import (
    follow_address,
    follow_appeal,
    follow_dataset,
    follow_district,
    follow_project,
    follow_quarter,
    unfollow,
)
from qala.public.cabinet.actions.follow import MOST
from qala.public.cabinet.forms import AddressForm, AreaForm
from qala.public.cabinet.views.appeals import person
from qala.public.portal.words import story
from qala.shared.clock import now
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


def _page(request: HttpRequest, address: AddressForm, area: AreaForm) -> HttpResponse:
    rows = own_followings(request.user).select_related(
        "appeal__topic",
        "appeal__status",
        "appeal__executor",
        "appeal__duplicate_of",
        "district",
        "quarter__district",
        "project",
    )
    shown = [
        (row, story(row.appeal, at=now()) if row.appeal is not None else None)
        for row in rows.prefetch_related("appeal__targets")[: MOST + 1]
    ]
    context = {"followings": shown, "address_form": address, "area_form": area, "most": MOST}
    is_wrong = bool(address.errors or area.errors)
    return render(request, "cabinet/following.html", context, status=422 if is_wrong else 200)


@login_required
@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """The list and two small forms."""
    return _page(request, AddressForm(), AreaForm())


@login_required
@require_POST
@once
def add_address(request: HttpRequest) -> HttpResponse:
    """A place and a circle around it."""
    form = AddressForm(request.POST)
    if form.is_valid():
        with refused_beside(form):
            data = form.cleaned_data
            made = follow_address(address=data["address"], radius_m=data["radius"], by=person(request))
            messages.success(request, _("You follow: %(place)s") % {"place": made.label})
            return redirect("cabinet:following")
    return _page(request, form, AreaForm())


@login_required
@require_POST
@once
def add_area(request: HttpRequest) -> HttpResponse:
    """A district or a quarter."""
    form = AreaForm(request.POST)
    if form.is_valid():
        with refused_beside(form):
            kind, pk = form.chosen()
            if kind == "district":
                follow_district(district_id=pk, by=person(request))
            else:
                follow_quarter(quarter_id=pk, by=person(request))
            messages.success(request, _("You will hear of new appeals and works there."))
            return redirect("cabinet:following")
    return _page(request, AddressForm(), form)


@login_required
@require_POST
@once
def add_appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody else's public appeal, from its page."""
    follow_appeal(number=number, by=person(request))
    messages.success(request, _("You will hear how this appeal goes on."))
    return redirect("portal:appeal", number=number)


@login_required
@require_POST
@once
def add_project(request: HttpRequest, code: str) -> HttpResponse:
    """A project of the city, from its page."""
    follow_project(code=code, by=person(request))
    messages.success(
        request, _("You will hear of new reports and photos, and when a date or the stage changes.")
    )
    return redirect("portfolio:project", code=code)


@login_required
@require_POST
@once
def add_dataset(request: HttpRequest, code: str) -> HttpResponse:
    """A dataset of open data, from its page."""
    follow_dataset(code=code, by=person(request))
    messages.success(request, _("You will hear when it is withdrawn, comes back or has other columns."))
    return redirect("opendata:dataset", code=code)


@login_required
@require_POST
@once
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """No more news of it."""
    unfollow(following_id=pk, by=person(request))
    messages.success(request, _("You no longer follow it."))
    return redirect("cabinet:following")
