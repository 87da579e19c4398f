"""What was returned so often that control decides."""

from dataclasses import dataclass

from django.db.models import QuerySet

from qala.contact.appeals.models import Appeal, Attachment
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.fieldwork.rules.parameters import FieldParameters
from qala.shared.models import TimelineEntry
from qala.shared.parameters.reading import of_today
from qala.shared.timeline import kind_of


@dataclass(frozen=True)
class Refused:
    """One return: which organisation, when, in whose words."""

    organisation: str
    entry: TimelineEntry


@dataclass(frozen=True)
class Case:
    """An appeal that nobody wants, with every return and every proof."""

    appeal: Appeal
    refusals: list[Refused]
    proofs: list[Attachment]


def triage_appeals() -> QuerySet[Appeal]:
    """Without an executor and returned at least as often as the rule says, the oldest first."""
    rows = Appeal.objects.filter(
        executor=None, stage__in=OPEN_STAGES, returned_count__gte=of_today(FieldParameters).returns_limit
    )
    return rows.order_by("received_at", "id")


def triage_cases(rows: QuerySet[Appeal]) -> list[Case]:
    """The same with their stories. Three queries, however many there are."""
    appeals = list(rows.select_related("topic__group", "status"))
    ids = [appeal.pk for appeal in appeals]
    entries: dict[int, list[Refused]] = {}
    returned = TimelineEntry.objects.filter(
        subject_kind=kind_of(Appeal), subject_id__in=ids, verb="give_back"
    )
    for entry in returned.order_by("at", "pk"):
        refused = Refused(book().executor_name(entry.data.get("from")), entry)
        entries.setdefault(entry.subject_id, []).append(refused)
    proofs: dict[int, list[Attachment]] = {}
    notes = Attachment.objects.filter(appeal_id__in=ids, role=Attachment.Role.NOTE)
    for proof in notes.select_related("file").order_by("at", "pk"):
        proofs.setdefault(proof.appeal_id, []).append(proof)
    return [Case(a, entries.get(a.pk, []), proofs.get(a.pk, [])) for a in appeals]
