"""Jobs of the room."""

import uuid
from datetime import datetime

from qala.public.cabinet.actions.carry_out import carry_out_due, clear_kept
from qala.public.cabinet.actions.copies import make_copy, sweep_copies
from qala.public.cabinet.actions.spread import spread
from qala.public.cabinet.actions.spread_dataset import spread_dataset
from qala.public.cabinet.actions.spread_project import spread_project
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


@job(name="cabinet.spread")
def spread_news(appeal_id: int, verb: str, by_id: int | None, happened_at: str) -> None:
    """Tell people of one step of an appeal."""
    spread(appeal_id=appeal_id, verb=verb, by_id=by_id, at=datetime.fromisoformat(happened_at))


@job(name="cabinet.spread_project")
def spread_project_news(code: str, version: int, happened_at: str) -> None:
    """Tell those who follow a project what is new in it."""
    spread_project(code=code, version=version, at=datetime.fromisoformat(happened_at))


@job(name="cabinet.spread_dataset")
def spread_dataset_news(code: str, what: str, key: int) -> None:
    """Tell those who follow a dataset what happened with it."""
    spread_dataset(code=code, what=what, key=key)
