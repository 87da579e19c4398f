"""What is done with all projects at once."""

from qala.office.overview.actions.reckon import reckon, reckon_missing, reckon_projects

__all__ = ["reckon", "reckon_missing", "reckon_projects"]
