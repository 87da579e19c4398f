"""The photos of one project: gallery, comparison, map."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from qala.office.projects.access import may
from qala.office.projects.views.frame import frame, project_of
from qala.office.reporting.access import SEE_PHOTOS, SEE_PLACES, SEND_PHOTOS, photos_of
from qala.office.reporting.filters import GalleryFilter
from qala.office.reporting.queries.gallery import SHOWN, by_month, features_of, pair_of
from qala.shared.db import as_id


@login_required
@require_GET
def gallery(request: HttpRequest, code: str) -> HttpResponse:
    """By month, the newest first; two of them beside each other; a map for those inside."""
    project = project_of(request, code, SEE_PHOTOS)
    seen = photos_of(request.user, project).select_related("file", "project")
    picked = GalleryFilter(request.GET or None, queryset=seen)
    rows = list(picked.qs.order_by("-taken_on", "-pk")[: SHOWN + 1])
    sees_places = may(request.user, SEE_PLACES, project)
    context = frame(
        request,
        project,
        "photos",
        months=by_month(rows[:SHOWN]),
        has_more=len(rows) > SHOWN,
        last_shown=rows[SHOWN - 1].taken_on if len(rows) > SHOWN else None,
        filter_form=picked.form,
        is_filtered=any(picked.form.cleaned_data.values())
        if picked.is_bound and picked.form.is_valid()
        else False,
        pair=pair_of(seen, as_id(request.GET.get("left", "")), as_id(request.GET.get("right", ""))),
        may_send=may(request.user, SEND_PHOTOS, project),
        points_url=reverse("reporting:photo_points", args=[code])
        if sees_places and seen.exclude(lon=None).exists()
        else "",
    )
    return render(request, "reporting/photos.html", context)


@login_required
@require_GET
def points(request: HttpRequest, code: str) -> JsonResponse:
    """Where the photos were taken, for those inside."""
    project = project_of(request, code, SEE_PLACES)
    rows = photos_of(request.user, project).exclude(lon=None).select_related("project")
    return JsonResponse(features_of(rows), headers={"Cache-Control": "private, no-store"})
