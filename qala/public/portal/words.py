"""The stage of an appeal in plain words, what happens next, and the promised date."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import Stage, TargetKind


@dataclass(frozen=True)
class Story:
    """What a resident wants to know at a glance."""

    headline: str
    next_step: str
    promised_at: datetime | None
    is_late: bool
    step: int


STEPS = 4


def story(appeal: Appeal, *, at: datetime) -> Story:
    """The story of an appeal as of `at`; `step` counts from 0 (received) to 3 (finished)."""
    promised_at = _promise(appeal)
    is_late = promised_at is not None and promised_at < at and appeal.is_open
    headline, next_step, step = _words(appeal)
    return Story(headline, next_step, promised_at, is_late, step)


def _promise(appeal: Appeal) -> datetime | None:
    running = [t for t in appeal.targets.all() if t.kind == TargetKind.RESOLVE and t.is_running]
    return None if not running or running[0].paused_since else running[0].due_at


def _words(appeal: Appeal) -> tuple[str, str, int]:
    if appeal.duplicate_of_id:
        return (
            _("Joined with an earlier appeal about the same"),
            _("The work goes on under the other number."),
            1,
        )
    if appeal.stage == Stage.NEW and appeal.executor_id is None:
        return (_("Received"), _("We are finding the right organisation."), 0)
    if appeal.stage == Stage.ACTIVE and appeal.planned_on:
        return (_("The work is planned"), _("The executor does the work on the planned day and answers."), 2)
    objection = _("If it is not solved, you can open the appeal again within 14 days.")
    answered = _("Answered") if appeal.closed_at is None else _("Finished and confirmed")
    waiting = _("Please answer the question; the term stands still until then.")
    by_stage = {
        Stage.NEW: (_("Received and sent to the executor"), _("The executor has to take it on."), 0),
        Stage.ACTIVE: (_("In progress"), _("The executor is working on it and will answer."), 1),
        Stage.WAITING: (_("We need your answer"), waiting, 1),
        Stage.DONE: (answered, objection, 3),
        Stage.REJECTED: (
            _("Closed without work"),
            _("The reason stands below. You can object within 14 days."),
            3,
        ),
    }
    return by_stage[Stage(appeal.stage)]
