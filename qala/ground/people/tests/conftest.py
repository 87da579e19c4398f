"""The people of the tests, for this room's screens."""

from tests.personas import personas

__all__ = ["personas"]
