"""Control of closing: the queue, one review, all comparisons, what residents said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.models import Attachment
from qala.contact.quality.access import can_read, can_review, read_scope
from qala.contact.quality.actions import review
from qala.contact.quality.filters import CheckFilter, FeedbackFilter, ReviewFilter
from qala.contact.quality.forms import ReviewForm
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback
from qala.contact.quality.tables import CheckTable, FeedbackTable, ReviewTable
from qala.shared.errors import Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.ui.parts import Tab


def tabs(active: str, *, may_review: bool = True) -> list[Tab]:
    """The three lists of this part of the room."""
    lists = [
        ("reviews", _("Reviews"), f"{reverse('quality:reviews')}?verdict=waiting"),
        ("checks", _("Photos compared"), reverse("quality:checks")),
        ("feedback_list", _("What residents said"), reverse("quality:feedback_list")),
    ]
    return [Tab(label, url, name == active) for name, label, url in lists if may_review or name != "reviews"]


@login_required
@require_GET
def reviews(request: HttpRequest) -> HttpResponseBase:
    """Answers to look at, and those judged before."""
    require(can_review(request.user))
    return list_screen(
        request,
        queryset=ClosingReview.objects.select_related("check_of", "appeal"),
        table=ReviewTable,
        filters=ReviewFilter,
        template="quality/reviews.html",
        screen="quality.reviews",
        context={"tabs": tabs("reviews")},
    )


@login_required
@require_GET
def checks(request: HttpRequest) -> HttpResponseBase:
    """Every comparison of place and time."""
    require(can_read(request.user))
    rows, scope = ClosingCheck.objects.select_related("appeal"), read_scope(request.user)
    return list_screen(
        request,
        queryset=rows if scope is None else rows.filter(executor_id__in=scope),
        table=CheckTable,
        filters=CheckFilter,
        template="quality/reviews.html",
        screen="quality.checks",
        context={"tabs": tabs("checks", may_review=can_review(request.user))},
    )


@login_required
@require_GET
def feedback_list(request: HttpRequest) -> HttpResponseBase:
    """Who was asked and what was said; without names and comments."""
    require(can_read(request.user))
    rows, scope = Feedback.objects.select_related("check_of", "appeal"), read_scope(request.user)
    return list_screen(
        request,
        queryset=rows if scope is None else rows.filter(check_of__executor_id__in=scope),
        table=FeedbackTable,
        filters=FeedbackFilter,
        template="quality/reviews.html",
        screen="quality.feedback",
        context={"tabs": tabs("feedback_list", may_review=can_review(request.user))},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The appeal, the answer and its photo side by side; the verdict below."""
    rows = ClosingReview.objects.select_related("appeal__topic", "check_of__executor", "by")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Missing
    require(can_review(request.user, row))
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            review(review_id=row.pk, by=request.user, **form.cleaned_data)
            messages.success(request, _("The verdict is noted."))
            return redirect(f"{reverse('quality:reviews')}?verdict=waiting")
    return render(
        request, "quality/review.html", _review_context(row, form), status=422 if form.errors else 200
    )


def _review_context(row: ClosingReview, form: ReviewForm) -> dict[str, object]:
    answers = row.appeal.answers.filter(at=row.check_of.answered_at)
    photos = row.appeal.attachments.select_related("file")
    said = Feedback.objects.filter(check_of=row.check_of, answered_at__isnull=False).first()
    return {
        "review": row,
        "check": row.check_of,
        "answer": answers.first(),
        "before": [a for a in photos.filter(role=Attachment.Role.REPORT) if a.file.is_ready],
        "after": [
            a
            for a in photos.filter(role=Attachment.Role.PROOF, at=row.check_of.answered_at)
            if a.file.is_ready
        ],
        "feedback": said,
        "form": form,
        "crumbs": [
            (_("Review of closings"), f"{reverse('quality:reviews')}?verdict=waiting"),
            (row.appeal.number, ""),
        ],
    }
