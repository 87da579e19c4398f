"""What the journeys through the project office begin with: its reference data, and projects under construction."""

from typing import Any

REPORTED, CHANGED, HANDLED = "P-0201", "P-0202", "P-0200"


def build(people: Any) -> None:
    """Projects with their people, two works and a baseline, each for one journey."""
    from qala.office.projects import reference
    from qala.office.projects.actions.plan.freeze import approve_baseline
    from qala.office.projects.models import Part
    from qala.office.projects.tests.factories import give_part, link, make_item, make_project
    from qala.shared.clock import today

    reference.load(lambda line: None)
    for code in (REPORTED, CHANGED, HANDLED):
        project = make_project(code, planned_start=today().replace(month=1, day=5), planned_finish=None)
        give_part(project, Part.HEAD, people.project_head)
        give_part(project, Part.CURATOR, people.curator)
        link(make_item(project, "1", 20), make_item(project, "2", 30))
        approve_baseline(project_id=project.pk, by=people.curator, decision="№ 1")
