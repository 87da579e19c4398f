"""Wires the room into the house."""

from qala.shared.apps import Room


class PublishedConfig(Room):
    """See the package's docstring."""

    name = "qala.public.published"
    label = "published"
