"""Jobs of the room."""

import uuid

from qala.public.cabinet.actions.carry_out import carry_out_due, clear_kept
from qala.public.cabinet.actions.copies import make_copy, sweep_copies
from qala.shared.jobs import job, periodic


@job(name="cabinet.make_copy")
def make_data_copy(copy_id: str) -> None:
    """Pack a copy of a person's data."""
    make_copy(copy_id=uuid.UUID(copy_id))


@periodic(cron="*/10 * * * *", name="cabinet.erase_due")
def erase_due() -> None:
    """Every ten minutes: agreed wishes whose days for second thoughts are over."""
    carry_out_due()


@periodic(cron="13 * * * *", name="cabinet.sweep")
def sweep() -> None:
    """Every hour: copies whose term has ended, kept entries whose day has come."""
    sweep_copies()
    clear_kept()
