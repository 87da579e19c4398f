"""Samples and quality reviews."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Avg, Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.shifts.access import FIGURES, can_decide, can_object, can_review, can_work, visible_reviews
from qala.contact.shifts.actions import reviews as actions
from qala.contact.shifts.filters import ReviewFilter
from qala.contact.shifts.forms.judging import DecisionForm, MarksForm, ObjectionForm, SampleForm
from qala.contact.shifts.models import QualityReview, ReviewForm, ReviewSample
from qala.contact.shifts.queries.reviews import calibration, described, pieces
from qala.contact.shifts.queries.standards import forms_on, standard_on
from qala.contact.shifts.tables import ReviewTable, SampleTable
from qala.contact.shifts.views.common import form_page
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen

CALIBRATED = timedelta(days=92)


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Under the list of reviews."""
    return [(_("Quality reviews"), reverse("shifts:reviews")), *more]


@login_required
@require_GET
def reviews(request: HttpRequest) -> HttpResponseBase:
    """All reviews, or the operator's own."""
    require(can_work(request.user) or can(request.user, FIGURES))
    return list_screen(
        request,
        queryset=visible_reviews(request.user).select_related("operator", "reviewer", "form"),
        table=ReviewTable,
        filters=ReviewFilter,
        template="shifts/reviews.html",
        screen="shifts.reviews",
        may_export=can(request.user, FIGURES),
        context={"may_review": can_review(request.user), "sees_figures": can(request.user, FIGURES)},
    )


@login_required
@require_GET
def samples(request: HttpRequest) -> HttpResponseBase:
    """What was drawn."""
    require(can_review(request.user))
    return list_screen(
        request,
        queryset=ReviewSample.objects.select_related("operator").annotate(review_count=Count("reviews")),
        table=SampleTable,
        template="shifts/samples.html",
        screen="shifts.samples",
        context={"crumbs": crumbs((_("Samples"), ""))},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_sample(request: HttpRequest) -> HttpResponse:
    """Draw a sample."""
    require(can_review(request.user))
    initial = {
        "from_on": today() - timedelta(days=7),
        "to_on": today(),
        "size": standard_on(today()).sample_size,
        "seed": f"{today():%Y-%m-%d}",
    }
    form = SampleForm(request.POST or None, initial=initial)

    def write() -> object:
        data = dict(form.cleaned_data)
        return actions.draw_sample(operator_id=data.pop("operator").pk, by=request.user, **data)

    return form_page(request, form, _("Draw a sample"), "", write, crumbs=crumbs((_("Draw a sample"), "")))


@login_required
@require_GET
def sample_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The pieces of a sample and their reviews."""
    require(can_review(request.user))
    sample = found(ReviewSample.objects.select_related("operator", "drawn_by"), pk=pk)
    context = {
        "sample": sample,
        "pieces": pieces(sample, request.user),
        "may_review": sample.operator_id != request.user.pk,
        "crumbs": crumbs((_("Samples"), reverse("shifts:samples")), (str(sample), "")),
    }
    return render(request, "shifts/sample.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def give(request: HttpRequest, pk: int, subject: int) -> HttpResponse:
    """Review one piece of a sample by the form of today (`?form=` chooses another one)."""
    require(can_review(request.user))
    sample = found(ReviewSample.objects.select_related("operator"), pk=pk)
    if subject not in sample.subject_ids:
        raise Missing
    review_form = _form(request)
    form = MarksForm(request.POST or None, form=review_form)
    words = described(sample.subject_kind, [subject])[subject]

    def write() -> object:
        return actions.review(
            sample_id=pk, subject_id=subject, form_id=review_form.pk, marks=form.marks(), by=request.user,
            comment=form.cleaned_data["comment"],
        )  # fmt: skip

    trail = crumbs((_("Sample"), sample.get_absolute_url()), (str(words.label), ""))
    return form_page(request, form, words.label, "", write, crumbs=trail, work=words, lead=review_form.name)


def _form(request: HttpRequest) -> ReviewForm:
    known = {str(form.pk): form for form in forms_on(today())}
    if not known:
        raise Missing(_("There is no review form yet."))
    return known.get(request.GET.get("form", "")) or next(iter(known.values()))


@login_required
@require_GET
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: marks, comment, objection, decision."""
    rows = visible_reviews(request.user).select_related(
        "operator", "reviewer", "form", "decided_by", "sample"
    )
    review = found(rows, pk=pk)
    is_given = review.stage == QualityReview.Stage.GIVEN
    context = {
        "review": review,
        "work": described(review.subject_kind, [review.subject_id])[review.subject_id],
        "marks": review.marks.select_related("criterion"),
        "entries": timeline.of(review),
        "may_object": is_given and can_object(request.user, review),
        "may_decide": review.stage == QualityReview.Stage.OBJECTED and can_decide(request.user, review),
        "crumbs": crumbs((str(review), "")),
    }
    return render(request, "shifts/review.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """The operator does not agree."""
    review = found(visible_reviews(request.user), pk=pk)
    require(can_object(request.user, review))
    form = ObjectionForm(request.POST or None)

    def write() -> object:
        return actions.object_to(review_id=pk, text=form.cleaned_data["text"], by=request.user)

    return _answer(request, review, form, _("Object"), write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about an objection."""
    review = found(visible_reviews(request.user), pk=pk)
    require(can_decide(request.user, review))
    form = DecisionForm(request.POST or None, rows=list(review.marks.select_related("criterion")))

    def write() -> object:
        return actions.decide(
            review_id=pk, text=form.cleaned_data["text"], marks=form.marks(), by=request.user
        )

    return _answer(request, review, form, _("Decide about the objection"), write)


def _answer(request: HttpRequest, review: QualityReview, form: Any, heading: Any, write: Any) -> HttpResponse:
    trail = crumbs((str(review), review.get_absolute_url()), (heading, ""))
    return form_page(request, form, heading, review.get_absolute_url(), write, crumbs=trail)


@login_required
@require_GET
def calibration_page(request: HttpRequest) -> HttpResponse:
    """How reviewers differ, criterion by criterion, over the last three months."""
    require(can(request.user, FIGURES))
    table = calibration(now() - CALIBRATED, now())
    reviewers = list(table.reviewers.values())
    lines = [
        (table.criteria[line.criterion_id], line, [line.differences.get(one.pk) for one in reviewers])
        for line in table.lines
    ]
    mean = QualityReview.objects.filter(reviewed_at__gte=now() - CALIBRATED).aggregate(
        mean=Avg("score"), count=Count("id")
    )
    context = {
        "lines": lines,
        "reviewers": reviewers,
        "mean": mean,
        "crumbs": crumbs((_("Calibration"), "")),
    }
    return render(request, "shifts/calibration.html", context)
