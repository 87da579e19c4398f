"""After an answer: compare its photo with the appeal, draw the sample, ask the resident."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache, partial

from django.db import connection
from django.db.models import Q

from qala.contact.appeals.models import Applicant, Attachment
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback, SampleRule
from qala.contact.quality.queries.samples import rule_for, rules_on
from qala.contact.quality.rules.closing import Photo, compare
from qala.contact.quality.rules.parameters import QualityParameters
from qala.contact.quality.rules.sampling import is_drawn
from qala.shared import timeline
from qala.shared.bulk import rewrite_all
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic
from qala.shared.models import TimelineEntry
from qala.shared.parameters.reading import on

BATCH = 100
SUSPICIOUS = {ClosingCheck.Verdict.FAR, ClosingCheck.Verdict.EARLY}
Why = ClosingReview.Why

_NOTE = f"""
INSERT INTO {ClosingCheck._meta.db_table} (appeal_id, executor_id, topic_id, answered_at, verdict, photo_count)
SELECT id, executor_id, topic_id, resolved_at, 'waiting', 0 FROM appeals_appeal
WHERE id = %s AND resolved_at IS NOT NULL
ON CONFLICT (appeal_id, answered_at) DO NOTHING
"""


def note_answer(*, appeal_id: int) -> None:
    """An appeal has just been answered: one row for the job, in one statement of the answer's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [appeal_id])


def check_waiting(*, batch: int = BATCH, among: Q | None = None) -> int:
    """Handle all answers that wait, a batch per transaction, each once with any number of workers; returns how many.

    `among` narrows it to some checks, for a writer of history.
    """
    total = 0
    while count := _some(batch, among or Q()):
        total += count
    return total


def _some(batch: int, among: Q) -> int:
    with atomic():
        rows = ClosingCheck.objects.filter(among, verdict=ClosingCheck.Verdict.WAITING)
        rows = rows.select_related("appeal").select_for_update(of=("self",), skip_locked=True)
        checks = list(rows.order_by("id")[:batch])
        if not checks:
            return 0
        terms, rules = cache(partial(on, QualityParameters)), cache(_rules)
        _compare(checks, terms)
        reviews = [(check, why) for check in checks if (why := _why(check, list(rules(_day(check)))))]
        ClosingReview.objects.bulk_create([_review(*each) for each in reviews], ignore_conflicts=True)
        _ask(checks, terms)
    return len(checks)


def _day(check: ClosingCheck) -> date:
    return check.answered_at.astimezone(city_zone()).date()


def _rules(day: date) -> tuple[SampleRule, ...]:
    return tuple(rules_on(day))


def _compare(checks: list[ClosingCheck], terms: Callable[[date], QualityParameters]) -> None:
    """Only the distance is kept: the position stays with the file, unseen by anybody."""
    photos = _photos(checks)
    story: list[TimelineEntry] = []
    for check in checks:
        appeal, held = check.appeal, terms(_day(check))
        place = None
        if appeal.lon is not None and appeal.lat is not None and appeal.place_quality != "dummy":
            place = (appeal.lon, appeal.lat)
        found = compare(
            photos[check.pk],
            place=place,
            received_at=appeal.received_at,
            answered_at=check.answered_at,
            most_metres=held.photo_metres,
            slack=timedelta(minutes=held.photo_minutes),
        )
        check.verdict, check.photo_count = found.verdict, found.photo_count
        check.metres, check.minutes, check.checked_at = found.metres, found.minutes, now()
        if found.photo_count:
            story.append(timeline.entry(appeal, "photo_check", data={"verdict": found.verdict}))
    rewrite_all(checks, ["verdict", "photo_count", "metres", "minutes", "checked_at"])
    TimelineEntry.objects.bulk_create(story)


def _photos(checks: Iterable[ClosingCheck]) -> dict[int, list[Photo]]:
    """The photos of each answer, known by the moment they came with it."""
    by_answer = {(check.appeal_id, check.answered_at): check.pk for check in checks}
    found: dict[int, list[Photo]] = defaultdict(list)
    rows = Attachment.objects.filter(
        appeal_id__in=[pk for pk, _at in by_answer], role=Attachment.Role.PROOF, file__kind="photo"
    )
    for pk, at, taken_at, lon, lat in rows.values_list(
        "appeal_id", "at", "file__taken_at", "file__taken_lon", "file__taken_lat"
    ):
        if (pk, at) in by_answer:
            found[by_answer[pk, at]].append(Photo(taken_at, lon, lat))
    return found


def _why(check: ClosingCheck, rules: list[SampleRule]) -> str:
    """Why a controller has to look at it, "" when nobody has to."""
    if check.verdict in SUSPICIOUS:
        return Why.PHOTO
    rule = rule_for(rules, executor_id=check.executor_id, topic_id=check.topic_id)
    key = f"{check.appeal.number} {check.answered_at.isoformat()}"
    return Why.SAMPLE if rule is not None and is_drawn(rule.seed, key, rule.percent) else ""


def _review(check: ClosingCheck, why: str) -> ClosingReview:
    return ClosingReview(check_of=check, appeal_id=check.appeal_id, why=why, queued_at=now())


def queue_review(check: ClosingCheck, why: str) -> None:
    """Put an answer into the controllers' queue; one that was there before stays as it is."""
    ClosingReview.objects.bulk_create([_review(check, why)], ignore_conflicts=True)


def _ask(checks: list[ClosingCheck], terms: Callable[[date], QualityParameters]) -> None:
    people = Applicant.objects.in_bulk([check.appeal_id for check in checks])
    questions, at = [], now()
    for check in checks:
        held = terms(_day(check))
        until = check.answered_at + timedelta(days=held.feedback_days)
        if until > at and (way := _way(check, people.get(check.appeal_id), held)):
            questions.append(
                Feedback(check_of=check, appeal_id=check.appeal_id, way=way, asked_at=at, expires_at=until)
            )
    Feedback.objects.bulk_create(questions, ignore_conflicts=True)


def _way(check: ClosingCheck, person: Applicant | None, terms: QualityParameters) -> str:
    """By e-mail where there is one; of those with only a phone a drawn share is called; "" for nobody."""
    if person is None or check.appeal.duplicate_of_id is not None:
        return ""
    if person.email:
        return Feedback.Way.EMAIL
    is_called = person.phone and is_drawn("call", check.appeal.number, float(terms.call_percent))
    return Feedback.Way.CALL if is_called else ""
