"""Wires the room into the house."""

from qala.shared.apps import Room


class CatalogConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.catalog"
    label = "catalog"
