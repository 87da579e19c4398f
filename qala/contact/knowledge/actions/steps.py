"""Write and remove steps of a script's draft."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.models import Script, ScriptStep
from qala.contact.knowledge.rules.scripts import MAX_CHOICES, StepKind
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.languages import LANGUAGES

WORDS = tuple(f"{part}_{language}" for part in ("label", "text") for language in LANGUAGES)
# What a step of each kind keeps beside its words.
GOALS = {StepKind.ARTICLE: "article", StepKind.TOPIC: "topic", StepKind.EMERGENCY: "service"}


def save_step(
    *,
    script_id: int,
    step_id: int | None,
    kind: str,
    by: Any,
    parent_id: int | None = None,
    seen: int | None = None,
    **words: Any,
) -> ScriptStep:
    """Add a step below the question `parent_id` (None: the first step), or change one; a step never moves.

    Raises NotAllowed, Missing, Invalid (the goal of its kind is not named), Conflict (there is a first step already,
    the step above is no question or has nine answers, a question with answers would become an end, the step was changed
    after the entry `seen`).
    """
    with atomic():
        script = lock(Script, script_id)
        require(can_edit(by))
        step = _found(script, step_id) if step_id is not None else _new(script, parent_id)
        timeline.require_unchanged(script, seen if step_id is not None else None, step=step_id)
        step.kind = StepKind(kind)
        if step.kind != StepKind.QUESTION and step_id is not None and step.children.exists():
            raise Conflict(_("The question has answers; take them away first."), code="has_answers")
        for name in WORDS:
            setattr(step, name, words.get(name, "").strip())
        _set_goal(step, words)
        if words.get("order"):
            step.order = words["order"]
        step.save()
        timeline.add(
            script, "change_step" if step_id is not None else "add_step", by=by, data={"step": step.pk}
        )
    return step


def remove_step(*, script_id: int, step_id: int, by: Any) -> None:
    """Take a step out of the draft, with everything below it. Raises NotAllowed, Missing."""
    with atomic():
        script = lock(Script, script_id)
        require(can_edit(by))
        step = _found(script, step_id)
        timeline.add(script, "remove_step", by=by, data={"step": step.pk})
        step.delete()


def _found(script: Script, step_id: int) -> ScriptStep:
    step = script.steps.filter(pk=step_id).first()
    if step is None:
        raise Missing
    return step


def _new(script: Script, parent_id: int | None) -> ScriptStep:
    if parent_id is None:
        if script.steps.exists():
            raise Conflict(_("The script has a first step already."), code="has_beginning")
        return ScriptStep(script=script)
    parent = _found(script, parent_id)
    if parent.kind != StepKind.QUESTION:
        raise Conflict(_("Only a question has answers."), code="not_a_question")
    if parent.children.count() >= MAX_CHOICES:
        raise Conflict(_("A question has at most nine answers."), code="too_many_answers")
    last = parent.children.aggregate(last=Max("order"))["last"] or 0
    return ScriptStep(script=script, parent=parent, order=last + 1)


def _set_goal(step: ScriptStep, words: dict[str, Any]) -> None:
    wanted = GOALS.get(StepKind(step.kind))
    for name in GOALS.values():
        setattr(step, name, (words.get(name) or None) if name == wanted else None)
    step.service = step.service or ""
    if wanted and not getattr(step, wanted):
        raise Invalid(fields={wanted: _("Choose where this step leads.")})
