"""The small town of the appeals' tests, with a colleague for the executor."""

from qala.contact.appeals.tests.conftest import personas, world

__all__ = ["personas", "world"]
