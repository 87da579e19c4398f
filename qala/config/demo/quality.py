"""Control of closing in the demonstration: comparisons, what residents said, calls, verdicts, figures, one schedule."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import override

from qala.config.demo.story.player import fast
from qala.contact.quality import reference
from qala.contact.quality.actions import build, check_waiting, note_call, reopen_from, review, say, schedule
from qala.contact.quality.actions.say import may_reopen
from qala.contact.quality.models import (
    ClosingCheck,
    ClosingReview,
    DailyFigure,
    Feedback,
    FigureMark,
    ScheduledReport,
)
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.shared.clock import today, travel
from qala.shared.live import hushed

HISTORY = (DailyFigure, FigureMark, ScheduledReport)
"""What no appeal takes along when an interrupted run is swept."""
SAID, CALLED, JUDGED, REOPENED = 220, 60, 70, 6
COMMENTS = {
    "kk": ("Рақмет, жылдам істеді.", "Жұмыс сапалы.", "Тек бір бөлігі жасалды.", "Ешкім келмеді."),
    "ru": ("Спасибо, сделали быстро.", "Качественно.", "Сделали только часть.", "Никто не приходил."),
}
REASONS = ("Фотода орны көрінбейді.", "Жұмыс аяқталмаған.", "Жауапта не істелгені жазылмаған.")


def make_quality(*, seed: int, until: datetime) -> None:
    """From the answers of the demonstration to its reports."""
    rng = random.Random(f"{seed} quality")
    reference.load(lambda _line: None)
    with transaction.atomic(), fast(), hushed(), override("kk"):
        _check(until)
        # Nobody gets letters of an invented past.
        Feedback.objects.filter(way=Feedback.Way.EMAIL).update(sent_at=F("asked_at"))
        _hear(rng, until)
        _judge(rng, until)
        _schedule()
    build(is_whole=True)


def _check(until: datetime) -> None:
    """Day by day, so that questions and queue have the dates they would have had."""
    first = ClosingCheck.objects.order_by("answered_at").values_list("answered_at", flat=True).first()
    at = (first or until) + timedelta(days=1)
    while at < until + timedelta(days=1):
        with travel(min(at, until)):
            check_waiting(batch=500, among=Q(answered_at__lte=min(at, until)))
        at += timedelta(days=1)


def _hear(rng: random.Random, until: datetime) -> None:
    mails = list(
        Feedback.objects.filter(way=Feedback.Way.EMAIL).select_related("appeal", "check_of").order_by("pk")
    )
    reopened = 0
    for feedback in rng.sample(mails, min(SAID, len(mails))):
        at = min(feedback.asked_at + timedelta(hours=rng.uniform(1, 70)), until)
        if at >= feedback.expires_at:
            continue
        with travel(at):
            said = _words(rng, feedback.appeal.language)
            heard = say(feedback_id=feedback.pk, **said)
            # Nobody goes back behind what happened to the appeal afterwards.
            is_last = feedback.appeal.changed_at <= at
            if not heard.is_solved and reopened < REOPENED and is_last and may_reopen(heard):
                reopen_from(feedback_id=feedback.pk)
                reopened += 1
    operators = list(_people(roles.OPERATOR))
    calls = list(Feedback.objects.filter(way=Feedback.Way.CALL).select_related("appeal").order_by("pk"))
    for feedback in rng.sample(calls, min(CALLED, len(calls))):
        with travel(min(feedback.asked_at + timedelta(hours=rng.uniform(2, 40)), until)):
            by = rng.choice(operators)
            if rng.random() < 0.3:
                note_call(feedback_id=feedback.pk, by=by, is_reached=False)
            else:
                said = _words(rng, feedback.appeal.language)
                note_call(feedback_id=feedback.pk, by=by, is_reached=True, **said)


def _words(rng: random.Random, language: str) -> dict[str, Any]:
    is_solved = rng.random() < 0.78
    rating = rng.choice((5, 5, 4, 4, 3)) if is_solved else rng.choice((1, 2, 2, 3))
    comments = COMMENTS.get(language, COMMENTS["ru"])
    comment = rng.choice(comments[:2] if is_solved else comments[2:]) if rng.random() < 0.4 else ""
    return {"is_solved": is_solved, "rating": rating, "comment": comment}


def _judge(rng: random.Random, until: datetime) -> None:
    controllers = list(_people(roles.CONTROLLER))
    rows = list(ClosingReview.objects.filter(verdict="").select_related("appeal").order_by("queued_at", "pk"))
    # The latest still wait.
    rows = rows[: min(JUDGED, len(rows) * 2 // 3)]
    for row in rows:
        at = min(row.queued_at + timedelta(hours=rng.uniform(3, 60)), until)
        with travel(at):
            verdict = rng.choices(("solved", "poor_proof", "not_solved"), (75, 15, 10))[0]
            if row.appeal.changed_at > at:  # "not solved" opens the appeal again, and something came after
                verdict = "solved"
            reason = "" if verdict == "solved" else rng.choice(REASONS)
            review(review_id=row.pk, verdict=verdict, reason=reason, by=rng.choice(controllers))


def _schedule() -> None:
    analyst, readers = _people(roles.ANALYST).first(), _people(roles.CONTROLLER)
    if analyst is not None and readers:
        schedule(
            name="Апталық сапа есебі",
            query="by=executor",
            frequency="weekly",
            at=time(8),
            recipients=readers,
            by=analyst,
        )
        schedule(
            name="Операторлардың апталық көрсеткіштері",
            query="by=operator",
            frequency="weekly",
            at=time(8),
            recipients=_people(roles.SHIFT_SUPERVISOR),
            by=analyst,
        )


def _people(role: str) -> QuerySet[User]:
    holders = Duty.objects.as_of(today()).filter(role=role).values("user_id")
    return User.objects.filter(pk__in=holders, is_active=True).order_by("pk")
