"""Wires the room into the house."""

from qala.shared.apps import Room


class FilesConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.files"
    label = "files"
