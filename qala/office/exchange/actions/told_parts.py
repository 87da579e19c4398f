"""What a package tells beside the columns of a project: its other numbers, the periods of its phases."""

from __future__ import annotations

from qala.office.exchange.rules.profiles import Draft
from qala.office.projects.models import Project, ProjectIdentifier


def take_identifiers(project: Project, draft: Draft) -> None:
    """A number that is another project's stays there."""
    for scheme, value in draft.identifiers.items():
        ProjectIdentifier.objects.get_or_create(scheme=scheme, value=value, defaults={"project": project})


def take_phases(project: Project, draft: Draft, before: Draft | None) -> None:
    """The first step of a phase begins it, the last one ends it. What people here changed since stays theirs."""
    for phase, (start, end) in draft.phases.items():
        old_start, old_end = before.phases.get(phase, (None, None)) if before else (None, None)
        steps = list(project.steps.filter(phase=phase).order_by("order"))
        if steps and steps[0].planned_from == old_start:
            steps[0].planned_from = start
            steps[0].save(update_fields=["planned_from"])
        if steps and steps[-1].planned_to == old_end:
            steps[-1].planned_to = end
            steps[-1].save(update_fields=["planned_to"])
