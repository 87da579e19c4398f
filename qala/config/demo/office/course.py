"""Where a project is: its stages follow what has really been done."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.base import ContentFile

from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.pictures import sheet
from qala.ground.files.actions import store
from qala.office.projects.actions import move, pass_step
from qala.office.projects.models import Project

# verb: code of the work that begins with it.
REASONS = {"plan": "Бюджет комиссиясының хаттамасы", "close": "Қабылдау актісіне қол қойылды"}
BEGINS = {"prepare": "1.1", "procure": "2.1", "build": "3.1", "commission": "4.1"}


def steps_of(life: Life) -> list[tuple[date, str]]:
    """The days on which it moved, those that have come."""
    if not life.is_approved:
        return []
    found = [(life.approved_on - timedelta(days=9), "plan")]
    for verb, code in BEGINS.items():
        start = life.items[code].planned_start
        if start:
            found.append((max(life.real(start), life.approved_on + timedelta(days=1)), verb))
    last = life.items["4.2"].planned_finish
    if last:
        found.append((life.real(last) + timedelta(days=4), "close"))
    return [(day, verb) for day, verb in found if day < life.until]


def step(life: Life, day: date, verb: str) -> None:
    """One step on its day: the gates before it are passed by the curator."""
    with on(day, 9):
        pass_gates(life)
        reason = REASONS.get(verb, "")
        move(project_id=life.project.pk, verb=verb, by=life.office, reason=reason)


def pass_gates(life: Life) -> None:
    """Every step of the stage in which the project is, in order."""
    stage = Project.objects.values_list("stage", flat=True).get(pk=life.project.pk)
    for row in life.project.steps.filter(stage=stage, passed_on=None).order_by("order"):
        number = life.project.pk * 10 + row.order // 10
        if row.is_gate:
            proof = store(ContentFile(sheet(number), name=f"{number}.jpg"), by=life.curator)
            decision = f"№ {number}"
            pass_step(step_id=row.pk, by=life.curator, decision=decision, evidence=str(proof.pk))
        else:
            pass_step(step_id=row.pk, by=life.office)


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
