"""Jobs of the room."""

from qala.contact.fieldwork.actions.bulk import lost_runs, work
from qala.shared.jobs import defer, job, periodic


@job(name="fieldwork.carry_out_run")
def carry_out_run(run_id: int) -> None:
    """The rows of a bulk run; safe to run twice."""
    work(run_id)


@periodic("*/5 * * * *")
def carry_out_lost() -> None:
    """Queue the runs that are not through though started a while ago."""
    for run_id in lost_runs():
        defer(carry_out_run, run_id=run_id)
