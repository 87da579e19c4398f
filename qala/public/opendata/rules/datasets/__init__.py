"""The datasets that the city gives away, one declaration each: catalogue, files and metadata follow from it.

All are free under CC BY 4.0. None has rows about private people: the officials who answer for a project are the only
names. Facts come from `projection`, so what was withdrawn is in none of them.
"""

from qala.public.opendata.rules.datasets.money import BUDGETS, CONTRACTS
from qala.public.opendata.rules.datasets.projects import MILESTONES, PROGRESS, PROJECTS
from qala.public.opendata.rules.datasets.reference import DISTRICTS, ORGANISATIONS, TOPICS
from qala.public.opendata.rules.datasets.shape import GEOMETRY, Column, Dataset, Kind, Row, Theme

DATASETS = {
    each.code: each
    for each in (PROJECTS, PROGRESS, BUDGETS, MILESTONES, CONTRACTS, ORGANISATIONS, DISTRICTS, TOPICS)
}

__all__ = ["DATASETS", "GEOMETRY", "Column", "Dataset", "Kind", "Row", "Theme"]
