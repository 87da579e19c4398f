"""One verb per file."""

from qala.office.projects.actions.assign import assign, end_part
from qala.office.projects.actions.propose import propose

__all__ = ["assign", "end_part", "propose"]
