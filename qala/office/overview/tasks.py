"""Jobs of the room."""

from qala.office.overview.actions import (
    find_clashes,
    make_paper,
    reckon_missing,
    reckon_projects,
    sweep_papers,
)
from qala.office.overview.filters.portfolio import rows_of_paper
from qala.shared.jobs import job, periodic


@periodic(cron="15 * * * *", name="overview.reckon")
def reckon_all() -> None:
    """Every hour: where those projects stand that have no standing of today; soon after midnight that is all."""
    reckon_missing()


@job(name="overview.reckon_one")
def reckon_one(project_id: int) -> None:
    """One project anew, after something about it changed."""
    reckon_projects([project_id])


@periodic(cron="40 */6 * * *", name="overview.find_clashes")
def search_clashes() -> None:
    """Four times a day: works that get into each other's way."""
    find_clashes()


@job(name="overview.make_paper", queue="default")
def make_one_paper(paper_id: int) -> None:
    """A report of the portfolio as a file."""
    make_paper(paper_id, rows_of_paper)


@periodic(cron="25 3 * * *", name="overview.sweep_papers")
def sweep_old_papers() -> None:
    """Every night: reports asked for more than thirty days ago."""
    sweep_papers()
