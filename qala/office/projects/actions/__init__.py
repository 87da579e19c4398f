"""One verb per file."""

from qala.office.projects.actions.assign import assign, end_part
from qala.office.projects.actions.move import move
from qala.office.projects.actions.passport import InPortfolio, Number, Rows, edit
from qala.office.projects.actions.propose import propose
from qala.office.projects.actions.reshape import merge, split
from qala.office.projects.actions.steps import pass_step, plan_steps

__all__ = [
    "InPortfolio",
    "Number",
    "Rows",
    "assign",
    "edit",
    "end_part",
    "merge",
    "move",
    "pass_step",
    "plan_steps",
    "propose",
    "split",
]
