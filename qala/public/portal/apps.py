"""Wires the room into the house."""

from qala.shared.apps import Room


class PortalConfig(Room):
    """See the package's docstring."""

    name = "qala.public.portal"
    label = "portal"
