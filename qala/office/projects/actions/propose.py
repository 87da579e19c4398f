"""A project is written down."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.projects.access import PROPOSE
from qala.office.projects.actions.passport import NOTHING, Rows, put_in_place, write_rows
from qala.office.projects.events import ProjectProposed
from qala.office.projects.models import Project, ProjectStep, StepTemplate
from qala.shared import timeline
from qala.shared.db import atomic, validate
from qala.shared.errors import Invalid, require
from qala.shared.events import publish

PREFIX = "P"


def propose(*, by: Any, code: str = "", rows: Rows = NOTHING, **fields: Any) -> Project:
    """Write a project with the steps of its kind. `code` empty: the next free one. `fields` are columns of `Project`;
    district, quarter and street follow from the point where it lies in the city.

    Raises NotAllowed (departments propose for themselves alone), Invalid (by field; a code that was ever used).
    """
    with atomic():
        require(can(by, PROPOSE, organisation_id=fields["department"].pk))
        fields.setdefault("currency", settings.CURRENCY)
        project = Project(code=code or next_code(), **fields)
        _require_free(project.code)
        put_in_place(project)
        validate(project)
        project.save(force_insert=True)
        write_rows(project, rows)
        add_steps(project)
        timeline.add(project, "propose", by=by, to_stage=project.stage)
        publish(ProjectProposed(project_id=project.pk, by_id=by.pk))
    return project


def add_steps(project: Project) -> None:
    """The course of its kind, as steps of its own."""
    ProjectStep.objects.bulk_create(
        ProjectStep(
            project=project,
            template=each,
            order=each.order,
            code=each.code,
            stage=each.stage,
            phase=each.phase,
            is_gate=each.is_gate,
            name_kk=each.name_kk,
            name_ru=each.name_ru,
            name_en=each.name_en,
        )
        for each in StepTemplate.objects.filter(kind_id=project.kind_id)
    )


def _require_free(code: str) -> None:
    if Project.objects.filter(code=code).exists():
        raise Invalid(fields={"code": _("This code is taken. Codes are never used again.")})


def next_code() -> str:
    """Counted by a lock of the transaction, so that two proposals at once get two codes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('projects.code'))")
        cursor.execute(
            "SELECT coalesce(max(substring(code FROM '^P-([0-9]{1,9})$')::int), 0) + 1 FROM projects_project"
        )
        return f"{PREFIX}-{cursor.fetchone()[0]:04d}"
