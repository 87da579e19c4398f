"""The head's word about delivery, for the room of risks, which sets the independent one beside it."""

from datetime import date

from qala.office.projects.models import Project
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.rules.statuses import IN_FORCE
from qala.office.risks.queries.confidence import Word


def heads_word(project: Project, day: date) -> Word | None:
    """What the newest accepted report that tells of the day or before says; None where none does."""
    rows = ProgressReport.objects.filter(
        project=project, stage__in=IN_FORCE, superseded_at=None, valid_on__lte=day
    )
    row = rows.exclude(confidence="").select_related("author").order_by("-valid_on", "-id").first()
    return Word(row.confidence, row.valid_on, row.author.full_name, row.confidence_reason) if row else None
