"""The datasets that the city gives away, one declaration each: catalogue, files and metadata follow from it.

All are free under CC BY 4.0. The officials who answer for a project are the only names; where rows come of what people
wrote or voted, the dataset says how large its smallest group is (`people`). Facts of projects come from `projection`,
so what was withdrawn is in none of them.
"""

from qala.public.opendata.rules.datasets.money import BUDGETS, CONTRACTS
from qala.public.opendata.rules.datasets.people import APPEALS, ARTICLES, POLLS
from qala.public.opendata.rules.datasets.projects import MILESTONES, PROGRESS, PROJECTS
from qala.public.opendata.rules.datasets.reference import DISTRICTS, ORGANISATIONS, TOPICS
from qala.public.opendata.rules.datasets.risks import RISKS
from qala.public.opendata.rules.datasets.shape import GEOMETRY, ID, Column, Dataset, Kind, Row, Theme

DATASETS = {
    each.code: each
    for each in (
        PROJECTS,
        PROGRESS,
        BUDGETS,
        MILESTONES,
        CONTRACTS,
        RISKS,
        ORGANISATIONS,
        APPEALS,
        POLLS,
        TOPICS,
        ARTICLES,
        DISTRICTS,
    )
}

__all__ = ["DATASETS", "GEOMETRY", "ID", "Column", "Dataset", "Kind", "Row", "Theme"]
