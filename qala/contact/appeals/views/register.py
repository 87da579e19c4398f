"""The register as a list and as a map, and the executor's desk."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.appeals.access import VIEW, WORK, can_export, can_register, visible_appeals
from qala.contact.appeals.filters import AppealFilter
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.control import stage_counts
from qala.contact.appeals.queries.points import feature_collection
from qala.contact.appeals.tables import AppealTable, DeskTable
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.ground.people.access import can, organisations_of
from qala.shared.clock import now
from qala.shared.errors import require
from qala.shared.lists import list_screen


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponseBase:
    """Every appeal the person may see, filtered."""
    require(can(request.user, VIEW))
    query = request.GET.urlencode()
    context = {
        "map_url": f"{reverse('appeals:map')}?{query}",
        "may_register": can_register(request.user),
    }
    return list_screen(
        request,
        queryset=visible_appeals(request.user),
        table=AppealTable,
        filters=AppealFilter,
        template="appeals/register.html",
        screen="appeals.register",
        may_export=can_export(request.user),
        context=context,
    )


@login_required
@require_GET
def register_map(request: HttpRequest) -> HttpResponseBase:
    """The same filter as a map."""
    require(can(request.user, VIEW))
    query = request.GET.urlencode()
    filtered = AppealFilter(request.GET, queryset=visible_appeals(request.user), request=request)
    context = {
        "points_url": f"{reverse('appeals:points')}?{query}",
        "list_url": f"{reverse('appeals:register')}?{query}",
        "filter_form": filtered.form,
        "crumbs": [(_("Register of appeals"), reverse("appeals:register")), (_("Map"), "")],
    }
    return render(request, "appeals/map.html", context)


@login_required
@require_GET
def points(request: HttpRequest) -> HttpResponseBase:
    """GeoJSON of the filter: appeals, or H3 cells when they are many."""
    require(can(request.user, VIEW))
    filtered = AppealFilter(request.GET, queryset=visible_appeals(request.user), request=request)
    return JsonResponse(feature_collection(filtered.rows), content_type="application/geo+json")


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponseBase:
    """What the person's organisations have to do, first due first; its counts stand above."""
    require(can(request.user, WORK))
    mine = _own_appeals(request.user)
    context = {"counts": stage_counts(mine, at=now())}
    return list_screen(
        request,
        queryset=mine.filter(stage__in=OPEN_STAGES),
        table=DeskTable,
        filters=AppealFilter,
        template="appeals/desk.html",
        screen="appeals.desk",
        may_export=can_export(request.user),
        context=context,
    )


def _own_appeals(user: Any) -> Any:
    organisations = organisations_of(user, WORK)
    rows = Appeal.objects.all()
    return rows if organisations is None else rows.filter(executor_id__in=organisations)
