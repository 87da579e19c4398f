"""One photo: what it shows, whether it is shown; and photos beside a report."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.office.projects.access import may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.reporting.access import (
    MODERATE,
    SEE_PHOTOS,
    SEE_PLACES,
    SEND_PHOTOS,
    WRITE,
    opens_photo,
    photos_of,
)
from qala.office.reporting.actions import add_photos, decide_photo, describe_photo
from qala.office.reporting.actions.photos import drop_photo
from qala.office.reporting.forms.deciding import DescribeForm, PhotosForm
from qala.office.reporting.models import ProjectPhoto
from qala.office.reporting.rules.statuses import PHOTO_LIFE
from qala.office.reporting.views.uploads import sent_photos
from qala.shared.db import found
from qala.shared.errors import Invalid
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
def photo(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The picture, what is known of it, and a form for those who may describe it."""
    project = project_of(request, code, SEE_PHOTOS)
    rows = photos_of(request.user, project).select_related(
        "file", "project", "author", "twin__project", "report"
    )
    shown = found(rows, pk=pk)
    may_moderate = may(request.user, MODERATE, project)
    may_describe = may_moderate or (
        shown.author_id == request.user.pk and may(request.user, SEND_PHOTOS, project)
    )
    form = DescribeForm(request.POST or None, instance=shown) if may_describe else None
    if request.method == "POST":
        answer = _describe(request, form, shown)
        if answer is not None:
            return answer
    sees_places = may(request.user, SEE_PLACES, project)
    context = frame(
        request,
        project,
        "photos",
        photo=shown,
        form=form,
        steps=[PHOTO_LIFE.step(verb) for verb in PHOTO_LIFE.open_verbs(shown.stage)] if may_moderate else [],
        sees_place=sees_places and shown.lon is not None,
        sees_flags=sees_places,
        original_url=shown.file.url("original") if opens_photo(request.user, shown.file) else "",
        twin_url=_twin_url(request, shown) if sees_places else "",
    )
    context["crumbs"] = [*context["crumbs"], (_("Photos"), reverse("reporting:photos", args=[code]))]
    return render(request, "reporting/photo.html", context, status=422 if form and form.errors else 200)


def _describe(request: HttpRequest, form: DescribeForm | None, shown: ProjectPhoto) -> HttpResponse | None:
    words: dict[str, Any] = form.cleaned_data if form is not None and form.is_valid() else {}
    if form is not None and not words:
        return None
    if form is None:
        describe_photo(
            photo_id=shown.pk, by=request.user, kind=shown.kind, taken_on=shown.taken_on
        )  # refuses
        return redirect(shown)
    with refused_beside(form):
        describe_photo(photo_id=shown.pk, by=request.user, **words)
        messages.success(request, _("Saved."))
        return redirect(shown)
    return None


def _twin_url(request: HttpRequest, shown: ProjectPhoto) -> str:
    """The way to the same picture, where the person sees its project too."""
    twin = shown.twin
    if twin is None or not photos_of(request.user, twin.project).filter(pk=twin.pk).exists():
        return ""
    return twin.get_absolute_url()


@login_required
@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Photos without a report: of whoever stands on the site."""
    project = project_of(request, code, SEND_PHOTOS)
    form = PhotosForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            made = add_photos(
                project_id=project.pk, file_ids=_chosen(request), by=request.user, **form.cleaned_data
            )
            messages.success(
                request, _("Thank you. The photos wait for a look: %(count)d.") % {"count": len(made)}
            )
            return redirect("reporting:photos", code=code)
    last = ProjectPhoto.objects.filter(author=request.user.pk).order_by("-pk").first()
    context = frame(request, project, "photos", form=form, keeps_place=bool(last and last.lon is not None))
    return render(request, "reporting/add_photos.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest) -> list[Any]:
    ids = sent_photos(request)
    if not ids:
        raise Invalid(_("Choose at least one photo."))
    return ids


@login_required
@require_POST
def decide(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Fit to be shown, not to be shown, published."""
    project = project_of(request, code, MODERATE)
    shown = found(ProjectPhoto, pk=pk, project=project)
    verb = request.POST.get("verb", "")
    if verb not in {step.verb for step in PHOTO_LIFE}:
        raise Invalid
    decide_photo(photo_id=shown.pk, verb=verb, by=request.user, reason=request.POST.get("reason", ""))
    messages.success(request, _("Saved."))
    return redirect(_next(request, project) or shown.get_absolute_url())


def _next(request: HttpRequest, project: Project) -> str:
    """Back to the queue or to the report from which the button was pressed."""
    if request.POST.get("back") == "queue":
        return reverse("reporting:all_photos") + "?stage=processed"
    report = request.POST.get("report", "")
    return reverse("reporting:report", args=[project.code, int(report)]) if report.isdigit() else ""


@login_required
@require_POST
def drop(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a photo out of a draft."""
    project = project_of(request, code, WRITE)
    shown = found(ProjectPhoto, pk=pk, project=project)
    report_id = shown.report_id
    drop_photo(photo_id=shown.pk, by=request.user)
    return redirect("reporting:write", code=code, pk=report_id)
