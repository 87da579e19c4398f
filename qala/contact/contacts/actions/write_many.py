"""Take over many ended conversations at once: a telephone system's journal, the demonstration's history."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection

from qala.contact.contacts.actions.finish import NEEDS
from qala.contact.contacts.models import Contact, Outcome
from qala.shared import timeline
from qala.shared.bulk import copy_in
from qala.shared.db import atomic
from qala.shared.errors import Invalid
from qala.shared.models import TimelineEntry

BATCH = 1500


def write_many(contacts: Iterable[Contact]) -> int:
    """Write finished contacts under the rules of `finish`, with their timelines; how many there were.

    For commands, which ask no rights. No event is published: history is no news. Raises Invalid for the first that
    breaks a rule; what came in earlier batches stays.
    """
    rows, count = iter(contacts), 0
    while batch := list(islice(rows, BATCH)):
        for contact in batch:
            _check(contact)
        with atomic():
            copy_in(batch)
            _tell_stories(batch)
        count += len(batch)
    return count


def _check(contact: Contact) -> None:
    needed = NEEDS.get(contact.outcome)
    is_whole = contact.outcome in Outcome.values and (
        (needed != "topic" or contact.topic_id) and (needed != "passed_to" or contact.passed_to)
    )
    if not is_whole or (contact.outcome == Outcome.APPEAL and not contact.appeal_id):
        raise Invalid(fields={"outcome": contact.outcome})


def _tell_stories(batch: Sequence[Contact]) -> None:
    """The entries that `finish` writes, for all at once and without reading anything back."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TimelineEntry._meta.db_table}"
            " (subject_kind, subject_id, verb, at, by_id, note, from_stage, to_stage, data, is_public)"
            " SELECT %s, id, outcome, wrapped_at, operator_id, '', '', '',"
            " jsonb_build_object('passed_to', passed_to), false"
            f" FROM {Contact._meta.db_table} WHERE id = ANY(%s) ORDER BY id",
            [timeline.kind_of(Contact), [contact.pk for contact in batch]],
        )
