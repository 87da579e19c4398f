"""Where a project is: its stages follow what has really been done."""

from __future__ import annotations

from datetime import date, timedelta

from qala.config.demo.office.lives import Life, on
from qala.office.projects.actions import move

# verb: code of the work that begins with it, by course (the others are as "").
BEGINS = {
    "prepare": {"": "1.1"},
    "procure": {"": "2.1"},
    "build": {"": "3.1"},
    "commission": {"": "4.1"},
}


def steps_of(life: Life) -> list[tuple[date, str]]:
    """The days on which it moved, those that have come."""
    if not life.is_approved:
        return []
    found = []
    for verb, codes in BEGINS.items():
        item = life.items[codes.get(life.draft.plan, codes[""])]
        if item.planned_start:
            found.append((max(life.real(item.planned_start), life.approved_on + timedelta(days=1)), verb))
    last = life.items["4.2"].planned_finish
    if last:
        found.append((life.real(last) + timedelta(days=20), "close"))
    return [(day, verb) for day, verb in found if day < life.until]


def step(life: Life, day: date, verb: str) -> None:
    """One step on its day."""
    with on(day, 9):
        reason = "Қабылдау актісіне қол қойылды" if verb == "close" else ""
        move(project_id=life.project.pk, verb=verb, by=life.office, reason=reason)


def rest(life: Life) -> None:
    """One in twenty-five rests for want of money."""
    if life.is_approved and 0.1 < life.share(life.until) < 0.7 and life.rng.random() < 0.04:
        with on(life.until - timedelta(days=3), 9):
            move(
                project_id=life.project.pk,
                verb="suspend",
                by=life.office,
                reason="Қаржыландыру кейінге қалды",
            )
