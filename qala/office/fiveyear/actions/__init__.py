"""One verb per file."""

from qala.office.fiveyear.actions.drivers import measure, save_indicator
from qala.office.fiveyear.actions.move import approve, move
from qala.office.fiveyear.actions.propose import become_project, drop_proposal, save_proposal, set_ceilings
from qala.office.fiveyear.actions.remark import answer, remark
from qala.office.fiveyear.actions.start import make_plan, make_version

__all__ = [
    "answer",
    "approve",
    "become_project",
    "drop_proposal",
    "make_plan",
    "make_version",
    "measure",
    "move",
    "remark",
    "save_indicator",
    "save_proposal",
    "set_ceilings",
]
