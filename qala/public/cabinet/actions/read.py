"""A resident has looked at an appeal."""

from qala.contact.appeals.models import Appeal
from qala.ground.people.models import User
from qala.public.cabinet.models import Reading
from qala.public.cabinet.queries.appeals import own_appeals
from qala.shared.clock import now
from qala.shared.db import found


def read(*, number: str, by: User) -> None:
    """Everything up to now is known. Raises Missing for what is not one's own."""
    appeal = found(Appeal.objects.filter(resident_id=by.pk), number=number)
    _mark([appeal.pk], by)


def read_all(*, by: User) -> int:
    """All of one's own; returns how many had news."""
    ids = list(own_appeals(by).filter(is_new=True).values_list("pk", flat=True))
    _mark(ids, by)
    return len(ids)


def _mark(ids: list[int], by: User) -> None:
    at = now()
    Reading.objects.bulk_create(
        [Reading(user=by, appeal_id=pk, read_at=at) for pk in ids],
        update_conflicts=True,
        unique_fields=["user", "appeal"],
        update_fields=["read_at"],
    )
