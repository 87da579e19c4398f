"""Everybody of the house, for all tests of the room."""

from tests.personas import personas

__all__ = ["personas"]
