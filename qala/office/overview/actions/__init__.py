"""What is done with all projects at once."""

from qala.office.overview.actions.decide_clash import decide_clash
from qala.office.overview.actions.find_clashes import Search, find_clashes
from qala.office.overview.actions.occasions import remove_occasion, save_occasion
from qala.office.overview.actions.papers import ask_paper, make_paper, sweep_papers
from qala.office.overview.actions.reckon import reckon, reckon_missing, reckon_projects

__all__ = [
    "Search",
    "ask_paper",
    "decide_clash",
    "find_clashes",
    "make_paper",
    "reckon",
    "reckon_missing",
    "reckon_projects",
    "remove_occasion",
    "save_occasion",
    "sweep_papers",
]
