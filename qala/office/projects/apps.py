"""Wires the room into the house."""

from qala.shared.apps import Room


class ProjectsConfig(Room):
    """See the package's docstring."""

    name = "qala.office.projects"
    label = "projects"
