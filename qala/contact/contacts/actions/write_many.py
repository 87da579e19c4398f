"""Take over many ended conversations at once: a telephone system's journal, the demonstration's history."""

from collections.abc import Iterable, Sequence
from itertools import islice

from qala.contact.contacts.actions.finish import NEEDS
from qala.contact.contacts.models import Contact, Outcome
from qala.shared import timeline
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
            Contact.objects.bulk_create(batch)
            TimelineEntry.objects.bulk_create(_stories(batch))
        count += len(batch)
    return count


def _check(contact: Contact) -> None:
    needed = NEEDS.get(contact.outcome)
    is_whole = contact.outcome in Outcome.values and (
        (needed != "topic" or contact.topic_id) and (needed != "passed_to" or contact.passed_to)
    )
    if not is_whole or (contact.outcome == Outcome.APPEAL and not contact.appeal_id):
        raise Invalid(fields={"outcome": contact.outcome})


def _stories(batch: Sequence[Contact]) -> list[TimelineEntry]:
    return [
        timeline.entry(
            contact,
            contact.outcome,
            by=contact.operator,
            at=contact.wrapped_at,
            data={"passed_to": contact.passed_to},
        )
        for contact in batch
    ]
