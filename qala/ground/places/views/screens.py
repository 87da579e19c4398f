"""Staff screens of places: read, call one action, choose a template."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qala.ground.places import actions
from qala.ground.places.access import can_edit_places, can_view_places
from qala.ground.places.filters import StreetFilter
from qala.ground.places.forms import (
    BoundaryForm,
    BuildingForm,
    CareForm,
    DistrictForm,
    EndCareForm,
    StreetForm,
)
from qala.ground.places.models import Building, BuildingCare, City, District, Street
from qala.ground.places.queries import cares_through_time, search_places
from qala.ground.places.tables import StreetTable
from qala.shared import clock, timeline
from qala.shared.errors import Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists.screen import list_screen
from qala.shared.ui.parts import Fact


@require_safe
@login_required
def districts(request: HttpRequest) -> HttpResponse:
    """Districts as of a day (`?on=`), with the map."""
    require(can_view_places(request.user))
    day = _day(request)
    context = {
        "day": day,
        "districts": District.objects.as_of(day).order_by("name_kk"),
        "city": City.objects.first(),
    }
    return render(request, "places/districts.html", context)


@require_safe
@login_required
def district(request: HttpRequest, pk: int) -> HttpResponse:
    """One district: facts, borders through time, timeline."""
    require(can_view_places(request.user))
    found = _get(District, pk)
    return _district_page(request, found, DistrictForm(instance=found), BoundaryForm())


@require_http_methods(["POST"])
@login_required
@once
def edit_district(request: HttpRequest, pk: int) -> HttpResponse:
    """Names, code and last day."""
    require(can_edit_places(request.user))
    found = _get(District, pk)
    form = DistrictForm(request.POST, instance=found)
    if form.is_valid() and _tried(
        form, lambda data: actions.edit_district(district_id=pk, by=request.user, **data)
    ):
        return redirect("places:district", pk)
    return _district_page(request, _get(District, pk), form, BoundaryForm(), status=422)


@require_http_methods(["POST"])
@login_required
@once
def change_boundary(request: HttpRequest, pk: int) -> HttpResponse:
    """Another outline from a day on."""
    require(can_edit_places(request.user))
    found = _get(District, pk)
    form = BoundaryForm(request.POST, request.FILES)
    if form.is_valid() and _tried(
        form, lambda data: actions.change_boundary(district_id=pk, by=request.user, **data)
    ):
        return redirect("places:district", pk)
    return _district_page(request, found, DistrictForm(instance=found), form, status=422)


@require_safe
@login_required
def streets(request: HttpRequest) -> HttpResponseBase:
    """The list of streets."""
    require(can_view_places(request.user))
    return list_screen(
        request,
        queryset=Street.objects.defer("lines"),
        table=StreetTable,
        filters=StreetFilter,
        template="places/streets.html",
        screen="places.streets",
        may_export=lambda: can_view_places(request.user),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@once
def street(request: HttpRequest, pk: int) -> HttpResponse:
    """One street: its names and buildings."""
    require(can_view_places(request.user))
    found = _get(Street, pk)
    form = StreetForm(request.POST or None, instance=found, initial={"other_names": "\n".join(found.aliases)})
    if request.method == "POST":
        require(can_edit_places(request.user))
        if form.is_valid() and _tried(form, lambda data: _save_street(request, pk, data)):
            return redirect("places:street", pk)
    context = {
        "street": _get(Street, pk),
        "form": form,
        "buildings": Building.objects.filter(street_id=pk)
        .select_related("district")
        .order_by("number_key")[:500],
        "can_edit": can_edit_places(request.user),
        "entries": timeline.of(found),
    }
    return render(request, "places/street.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@once
def new_building(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a building on the street."""
    require(can_edit_places(request.user))
    found = _get(Street, pk)
    form = BuildingForm(request.POST or None)
    if form.is_valid():
        made = _tried(form, lambda data: actions.save_building(
            building_id=None, street_id=pk, by=request.user, **data
        ))  # fmt: skip
        if made:
            return redirect("places:building", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "places/new_building.html", {"street": found, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@once
def building(request: HttpRequest, pk: int) -> HttpResponse:
    """One building: who looks after what, from–to; POST gives a function to an organisation."""
    require(can_view_places(request.user))
    found = Building.objects.select_related("street", "district", "quarter").filter(pk=pk).first()
    if found is None:
        raise Missing
    form = CareForm(request.POST or None, initial={"valid_from": clock.today()})
    if request.method == "POST":
        require(can_edit_places(request.user))
        if form.is_valid() and _tried(form, lambda data: _set_care(request, pk, data)):
            return redirect("places:building", pk)
    return _building_page(request, found, form, EndCareForm(initial={"valid_to": clock.today()}))


@require_http_methods(["POST"])
@login_required
@once
def end_care(request: HttpRequest, pk: int) -> HttpResponse:
    """An organisation stops looking after a function."""
    require(can_edit_places(request.user))
    care = _get(BuildingCare, pk)
    form = EndCareForm(request.POST)
    if form.is_valid() and _tried(form, lambda data: actions.end_care(care_id=pk, by=request.user, **data)):
        return redirect("places:building", care.building_id)
    found = Building.objects.select_related("street", "district", "quarter").get(pk=care.building_id)
    return _building_page(request, found, CareForm(initial={"valid_from": clock.today()}), form)


@require_safe
@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Place search with the map."""
    require(can_view_places(request.user))
    text = request.GET.get("q", "")[:200]
    hits = search_places(text, 20)
    points = [
        {"lon": hit.lon, "lat": hit.lat, "title": hit.label, "text": hit.detail}
        for hit in hits
        if hit.lon is not None and hit.lat is not None
    ]
    return render(request, "places/find.html", {"text": text, "hits": hits, "points": points})


def _get(model, pk):
    found = model._default_manager.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()


def _tried(form, act):
    """Run the action; a refusal of single fields goes back into the form."""
    with refused_beside(form):
        return act(form.cleaned_data) or True
    return None


def _save_street(request, pk, data):
    names = {name: data[name] for name in ("name_kk", "name_ru", "name_en")}
    return actions.edit_street(street_id=pk, aliases=data["other_names"], by=request.user, **names)


def _set_care(request, pk, data):
    return actions.set_care(
        building_id=pk, function_id=data["function"].pk, organisation_id=data["organisation"].pk,
        valid_from=data["valid_from"], valid_to=data["valid_to"], by=request.user,
    )  # fmt: skip


def _district_page(request, found, form, boundary_form, status=200):
    facts = [
        Fact(_("KATO code"), found.kato or "—"),
        Fact(_("Area, km²"), found.area_km2 if found.area_km2 is not None else "—"),
        Fact(_("Valid from"), found.valid_from),
        Fact(_("Valid to"), found.valid_to or "—"),
    ]
    context = {
        "district": found,
        "facts": facts,
        "form": form,
        "boundary_form": boundary_form,
        "outlines": found.outlines.order_by("-valid_from"),
        "entries": timeline.of(found),
        "can_edit": can_edit_places(request.user),
        "crumbs": [(_("Districts"), reverse("places:districts"))],
    }
    return render(request, "places/district.html", context, status=status)


def _building_page(request, found, form, end_form):
    facts = [
        Fact(_("Street"), found.street.name, url=reverse("places:street", args=[found.street_id])),
        Fact(_("District"), found.district.name if found.district else "—"),
        Fact(_("Quarter"), found.quarter.name if found.quarter else "—"),
        Fact(_("Storeys"), found.storeys_count or "—"),
        Fact(_("Flats"), found.flats_count or "—"),
        Fact(_("Year of construction"), found.built_year or "—"),
    ]
    has_place = found.lon is not None
    context = {
        "building": found,
        "facts": facts,
        "form": form,
        "end_form": end_form,
        "cares": cares_through_time(found.pk),
        "today": clock.today(),
        "points": [{"lon": found.lon, "lat": found.lat, "title": str(found)}] if has_place else [],
        "entries": timeline.of(found),
        "can_edit": can_edit_places(request.user),
        "crumbs": [
            (_("Streets and buildings"), reverse("places:streets")),
            (found.street.name, facts[0].url),
        ],
    }
    return render(
        request, "places/building.html", context, status=422 if form.is_bound or end_form.is_bound else 200
    )
