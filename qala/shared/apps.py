"""The base of every room's AppConfig."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig

WIRED_MODULES = ("rules.parameters", "access", "notices", "handlers", "tasks", "menu", "reference", "search")


class Room(AppConfig):
    """A room of the house: importing it wires its permissions, listeners, jobs, menu and reference data."""

    default_auto_field = "django.db.models.BigAutoField"
    # A room's apps.py holds two config classes, this base and its own; Django only picks one by itself when
    # the base is not eligible and its own says that it is. Otherwise `ready` would silently never run.
    default = False

    def __init_subclass__(cls, **words: Any) -> None:
        super().__init_subclass__(**words)
        cls.default = True

    def ready(self) -> None:
        """Import the modules that register something, where the room has them."""
        for module in WIRED_MODULES:
            path = f"{self.name}.{module}"
            if _is_there(path):
                import_module(path)


def _is_there(path: str) -> bool:
    try:
        return find_spec(path) is not None
    except ModuleNotFoundError:  # a room without rules
        return False


class SharedConfig(Room):
    """The kernel."""

    name = "qala.shared"
    label = "shared"

    def ready(self) -> None:
        """Also: migrations of ours at their own pace."""
        import_module("qala.shared.quick_state")
        super().ready()
