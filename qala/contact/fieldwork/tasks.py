"""Jobs of the room."""

from qala.contact.fieldwork.actions.bulk import work
from qala.shared.jobs import job


@job(name="fieldwork.carry_out_run")
def carry_out_run(run_id: int) -> None:
    """The rows of a bulk run; safe to run twice."""
    work(run_id)
