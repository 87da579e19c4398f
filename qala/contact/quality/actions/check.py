"""After an answer: compare its photo with the appeal, draw the sample, ask the resident."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q

from qala.contact.appeals.models import Appeal, Applicant, Attachment
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback, QualityTerms, SampleRule
from qala.contact.quality.queries.terms import rule_for, rules_on, terms_on
from qala.contact.quality.rules.closing import Photo, compare
from qala.contact.quality.rules.sampling import is_drawn
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic

BATCH = 100
SUSPICIOUS = {ClosingCheck.Verdict.FAR, ClosingCheck.Verdict.EARLY}


def note_answer(*, appeal_id: int) -> None:
    """An appeal has just been answered: one row, looked at by the job. In the transaction of the answer."""
    appeal = Appeal.objects.only("executor_id", "topic_id", "resolved_at").get(pk=appeal_id)
    if appeal.resolved_at is None:
        return
    ClosingCheck.objects.get_or_create(
        appeal_id=appeal_id,
        answered_at=appeal.resolved_at,
        defaults={"executor_id": appeal.executor_id, "topic_id": appeal.topic_id},
    )


def check_waiting(*, batch: int = BATCH, among: Q | None = None, asks: Callable[[ClosingCheck], bool] | None = None) -> int:  # noqa: E501
    """Handle all answers that wait, a batch per transaction, each once with any number of workers; returns how many.

    `among` narrows the checks; `asks` decides whether the resident is asked (everybody, when it is not given).
    """
    total = 0
    while count := _some(batch, among or Q(), asks or (lambda _check: True)):
        total += count
    return total


def _some(batch: int, among: Q, asks: Callable[[ClosingCheck], bool]) -> int:
    with atomic():
        rows = ClosingCheck.objects.filter(among, verdict=ClosingCheck.Verdict.WAITING)
        rows = rows.select_related("appeal").select_for_update(of=("self",), skip_locked=True)
        checks = list(rows.order_by("id")[:batch])
        for check in checks:
            day = check.answered_at.astimezone(city_zone()).date()
            terms = terms_on(day)
            _compare(check, terms)
            _queue(check, rules_on(day))
            if asks(check):
                _ask(check, terms)
    return len(checks)


def _compare(check: ClosingCheck, terms: QualityTerms) -> None:
    """Only the distance is kept: the position stays with the file, unseen by anybody."""
    appeal = check.appeal
    photos = [
        Photo(*row)
        for row in Attachment.objects.filter(
            appeal=appeal, role=Attachment.Role.PROOF, at=check.answered_at, file__kind="photo"
        ).values_list("file__taken_at", "file__taken_lon", "file__taken_lat")
    ]
    place = None
    if appeal.lon is not None and appeal.lat is not None and appeal.place_quality != "dummy":
        place = (appeal.lon, appeal.lat)
    found = compare(
        photos,
        place=place,
        received_at=appeal.received_at,
        answered_at=check.answered_at,
        most_metres=terms.photo_metres,
        slack=timedelta(minutes=terms.photo_minutes),
    )
    check.verdict, check.photo_count = found.verdict, len(photos)
    check.metres, check.minutes, check.checked_at = found.metres, found.minutes, now()
    check.save(update_fields=["verdict", "photo_count", "metres", "minutes", "checked_at"])
    if photos:
        timeline.add(appeal, "photo_check", note=str(check.get_verdict_display()), data={"verdict": found.verdict})


def _queue(check: ClosingCheck, rules: list[SampleRule]) -> None:
    if check.verdict in SUSPICIOUS:
        queue_review(check, ClosingReview.Why.PHOTO)
        return
    rule = rule_for(rules, executor_id=check.executor_id, topic_id=check.topic_id)
    if rule is None:
        return
    key = f"{check.appeal.number} {check.answered_at.isoformat()}"
    if is_drawn(rule.seed, key, rule.percent):
        queue_review(check, ClosingReview.Why.SAMPLE)


def queue_review(check: ClosingCheck, why: str) -> None:
    """Put an answer into the controllers' queue; one that was there before stays as it is."""
    ClosingReview.objects.get_or_create(
        check_of=check, defaults={"appeal_id": check.appeal_id, "why": why, "queued_at": now()}
    )


def _ask(check: ClosingCheck, terms: QualityTerms) -> None:
    """By e-mail where there is one; of those with only a phone a drawn share is called."""
    person = Applicant.objects.filter(appeal_id=check.appeal_id).first()
    if person is None or check.appeal.duplicate_of_id is not None:
        return
    if person.email:
        way = Feedback.Way.EMAIL
    elif person.phone and is_drawn("call", check.appeal.number, terms.call_percent):
        way = Feedback.Way.CALL
    else:
        return
    Feedback.objects.get_or_create(
        check_of=check,
        defaults={
            "appeal_id": check.appeal_id,
            "way": way,
            "asked_at": now(),
            "expires_at": check.answered_at + timedelta(days=terms.feedback_days),
        },
    )
