"""Draw a sample of an operator's work, review it, object once, decide."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts import ports
from qala.contact.shifts.access import can_decide, can_object, can_review, visible_reviews
from qala.contact.shifts.actions.telling import tell
from qala.contact.shifts.events import ReviewGiven, ReviewObjected
from qala.contact.shifts.models import QualityReview, ReviewForm, ReviewMark, ReviewSample
from qala.contact.shifts.queries.people import operators
from qala.contact.shifts.rules.reviews import Mark, draw, total
from qala.contact.shifts.rules.spans import moment
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.events import publish

Stage = QualityReview.Stage
MOST_DAYS = 100


def draw_sample(
    *, operator_id: int, kind: str, from_on: date, to_on: date, size: int, seed: str, by: Any
) -> ReviewSample:
    """Draw of the work of [from_on, to_on], both included. The same seed over the same work draws the same again.

    Raises NotAllowed, Invalid (operator, kind, days, size, no work at all).
    """
    require(can_review(by))
    operator, source = operators().filter(pk=operator_id).first(), ports.work(kind)
    fields: dict[str, Any] = {}
    if operator is None or operator_id == by.pk:
        fields["operator"] = _("Please choose an operator other than yourself.")
    if source is None:
        fields["kind"] = _("There is no such kind of work.")
    if not timedelta(0) <= to_on - from_on <= timedelta(days=MOST_DAYS):
        fields["to_on"] = _("Please choose up to 100 days.")
    if not 1 <= size <= 200:
        fields["size"] = _("Between 1 and 200.")
    if fields or operator is None or source is None:
        raise Invalid(fields=fields)
    zone = city_zone()
    since, until = moment(from_on, time(), zone), moment(to_on + timedelta(days=1), time(), zone)
    found = {str(pk) for pk in source.done_by(operator, since, until)}
    if not found:
        raise Invalid(fields={"to_on": _("There is no work of this kind in these days.")})
    drawn = [int(one) for one in draw(found, size=size, seed=seed)]
    with atomic():
        sample = ReviewSample.objects.create(
            operator=operator, subject_kind=kind, from_on=from_on, to_on=to_on, seed=seed[:40], size=size,
            found_count=len(found), subject_ids=drawn, drawn_by=by, drawn_at=now(),
        )  # fmt: skip
        timeline.add(sample, "draw", by=by, data={"count": len(drawn), "of": len(found)})
    return sample


def review(
    *,
    sample_id: int,
    subject_id: int,
    form_id: int,
    marks: Mapping[int, int],
    by: Any,
    comment: str = "",
    notes: Mapping[int, str] | None = None,
) -> QualityReview:
    """Review one piece of a sample; `marks` by criterion id. Each reviewer reviews a piece once, several may.

    Raises NotAllowed, Invalid (a mark is missing or out of range), Conflict (reviewed by this person already), Missing.
    """
    with atomic():
        sample = lock(ReviewSample, sample_id, related=("operator",))
        require(can_review(by) and sample.operator_id != by.pk)
        form = ReviewForm.objects.filter(pk=form_id).first()
        if form is None or subject_id not in sample.subject_ids:
            raise Missing
        rows = _marks(form, marks, notes or {})
        made = QualityReview(
            form=form, sample=sample, operator_id=sample.operator_id, subject_kind=sample.subject_kind,
            subject_id=subject_id, reviewer=by, reviewed_at=now(), comment=comment.strip()[:2000],
        )  # fmt: skip
        _score(made, rows)
        try:
            with atomic():
                made.save(force_insert=True)
        except IntegrityError:  # quality_review_once_each
            raise Conflict(_("You have reviewed this already."), code="reviewed") from None
        for row in rows:
            row.review = made
        ReviewMark.objects.bulk_create(rows)
        timeline.add(made, "review", by=by, data={"score": made.score})
        publish(ReviewGiven(made.pk, made.operator_id))
        tell(made.operator_id)
    return made


def object_to(*, review_id: int, text: str, by: Any) -> QualityReview:
    """The operator objects, once. Raises Missing (not the own one), Invalid (no words), Conflict (objected before)."""
    with atomic():
        kept = _seen(review_id, by)
        require(can_object(by, kept))
        if kept.stage != Stage.GIVEN:
            raise Conflict(_("An objection is made once."), code="objected")
        if not text.strip():
            raise Invalid(fields={"text": _("Please say why you do not agree.")})
        kept.stage, kept.objection, kept.objected_at = Stage.OBJECTED, text.strip()[:2000], now()
        kept.save()
        timeline.add(
            kept, "object", by=by, note=kept.objection, from_stage=Stage.GIVEN, to_stage=Stage.OBJECTED
        )
        publish(ReviewObjected(kept.pk))
        tell(kept.operator_id)
    return kept


def decide(*, review_id: int, text: str, marks: Mapping[int, int], by: Any) -> QualityReview:
    """Uphold the review, or change marks (by criterion id; missing ones stay). Raises NotAllowed, Invalid, Conflict."""
    with atomic():
        kept = _seen(review_id, by)
        require(can_decide(by, kept))
        if kept.stage != Stage.OBJECTED:
            raise Conflict(_("There is no objection to decide about."), code="not_objected")
        if not text.strip():
            raise Invalid(fields={"text": _("Please give the reasons of the decision.")})
        rows = list(kept.marks.select_related("criterion"))
        changed = _change(rows, marks)
        _score(kept, rows)
        kept.stage = Stage.CHANGED if changed else Stage.UPHELD
        kept.decision, kept.decided_by, kept.decided_at = text.strip()[:2000], by, now()
        kept.save()
        timeline.add(
            kept, "decide", by=by, note=kept.decision, from_stage=Stage.OBJECTED, to_stage=kept.stage
        )
        tell(kept.operator_id)
    return kept


def _seen(review_id: int, by: Any) -> QualityReview:
    kept = lock(QualityReview, review_id)
    if not visible_reviews(by).filter(pk=review_id).exists():
        raise Missing
    return kept


def _marks(form: ReviewForm, marks: Mapping[int, int], notes: Mapping[int, str]) -> list[ReviewMark]:
    criteria = list(form.criteria.all())
    fields = {
        f"mark_{one.pk}": _("Please give a mark from 0 to 100.")
        for one in criteria
        if not 0 <= marks.get(one.pk, -1) <= 100
    }
    if fields or not criteria:
        raise Invalid(fields=fields)
    return [
        ReviewMark(criterion=one, score=marks[one.pk], note=notes.get(one.pk, "").strip()[:500])
        for one in criteria
    ]


def _change(rows: list[ReviewMark], marks: Mapping[int, int]) -> bool:
    changed = False
    for row in rows:
        score = marks.get(row.criterion_id, row.score)
        if not 0 <= score <= 100:
            raise Invalid(fields={f"mark_{row.criterion_id}": _("Please give a mark from 0 to 100.")})
        if score != row.score:
            row.before, row.score, changed = row.score, score, True
            row.save(update_fields=["before", "score"])
    return changed


def _score(made: QualityReview, rows: list[ReviewMark]) -> None:
    values = [Mark(row.score, row.criterion.weight, row.criterion.is_fatal) for row in rows]
    made.score, made.has_failed = total(values), any(mark.has_failed for mark in values)
