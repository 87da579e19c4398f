"""Reviews added up: what a sample holds, and how reviewers differ."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qala.contact.shifts import ports
from qala.contact.shifts.models import QualityReview, ReviewCriterion, ReviewMark, ReviewSample
from qala.contact.shifts.rules.reviews import Calibration, calibrate
from qala.ground.people.models import User


@dataclass(frozen=True)
class Piece:
    """One piece of work of a sample and the reviews of it."""

    subject_id: int
    what: ports.Described
    reviews: list[QualityReview]
    is_mine: bool


def described(kind: str, ids: list[int]) -> dict[int, ports.Described]:
    """Words for pieces of work; one whose room is gone keeps its number."""
    source = ports.work(kind)
    known = dict(source.describe(ids)) if source and ids else {}
    return {pk: known.get(pk) or ports.Described(f"№ {pk}") for pk in ids}


def pieces(sample: ReviewSample, viewer: Any) -> list[Piece]:
    """The sample's pieces in the order in which they were drawn."""
    words = described(sample.subject_kind, sample.subject_ids)
    found: dict[int, list[QualityReview]] = {pk: [] for pk in sample.subject_ids}
    rows = QualityReview.objects.filter(subject_kind=sample.subject_kind, subject_id__in=sample.subject_ids)
    for row in rows.select_related("reviewer").order_by("reviewed_at"):
        found[row.subject_id].append(row)
    return [
        Piece(pk, words[pk], found[pk], any(row.reviewer_id == viewer.pk for row in found[pk]))
        for pk in sample.subject_ids
    ]


@dataclass(frozen=True)
class CalibrationTable:
    """Criteria by reviewers: means, and how far each reviewer lies from them."""

    criteria: dict[int, ReviewCriterion]
    reviewers: dict[int, User]
    lines: list[Calibration]


def calibration(since: datetime, until: datetime) -> CalibrationTable:
    """Marks of reviews given in [since, until)."""
    marks = list(
        ReviewMark.objects.filter(review__reviewed_at__gte=since, review__reviewed_at__lt=until).values_list(
            "criterion_id", "review__reviewer_id", "score"
        )
    )
    criteria = ReviewCriterion.objects.select_related("form").in_bulk({row[0] for row in marks})
    people = User.objects.in_bulk({row[1] for row in marks})
    lines = sorted(
        calibrate(marks), key=lambda line: (criteria[line.criterion_id].form_id, criteria[line.criterion_id].order)
    )  # fmt: skip
    return CalibrationTable(criteria, people, lines)
