"""Papers of a project."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.files.actions import claim
from qala.office.projects.access import DOCUMENT, require_may
from qala.office.projects.events import DocumentAdded, DocumentWithdrawn
from qala.office.projects.models import Project, ProjectDocument
from qala.office.projects.rules.document_types import TYPES
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def add_document(
    *,
    project_id: int,
    file_id: Any,
    title: str,
    kind: str,
    by: Any,
    access: str = ProjectDocument.Access.LIMITED,
    language: str = "",
    dated_on: date | None = None,
) -> ProjectDocument:
    """Attach an uploaded file. `kind`: a document type of OC4IDS. Raises NotAllowed, Missing, Conflict, Invalid."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, DOCUMENT, project)
        if kind not in TYPES:
            raise Invalid(fields={"kind": _("There is no such type of document.")})
        if not file_id:
            raise Invalid(fields={"file": _("Choose a file.")})
        [file] = claim([file_id], by=by)
        row = ProjectDocument(
            project=project, file=file, title=title, kind=kind, language=language, access=access,
            dated_on=dated_on, added_by=by, added_at=now(),
        )  # fmt: skip
        validate(row)
        row.save()
        timeline.add(project, "add_document", by=by, note=title, data={"document": row.pk})
        publish(DocumentAdded(project_id=project.pk, document_id=row.pk, by_id=by.pk))
    return row


def withdraw_document(*, document_id: int, reason: str, by: Any) -> ProjectDocument:
    """It is shown no longer; that it was there stays on record. Raises NotAllowed, Missing, Invalid, Conflict."""
    with atomic():
        row = lock(ProjectDocument, document_id)
        project = lock(Project, row.project_id)
        require_may(by, DOCUMENT, project)
        if row.withdrawn_at is not None:
            raise Conflict(_("This document is withdrawn already."), code="withdrawn")
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        row.withdrawn_at = now()
        row.save(update_fields=["withdrawn_at"])
        note = f"{row.title}: {reason}"
        timeline.add(project, "withdraw_document", by=by, note=note, data={"document": row.pk})
        publish(DocumentWithdrawn(project_id=project.pk, document_id=row.pk, by_id=by.pk))
    return row
