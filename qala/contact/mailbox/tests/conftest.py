"""The town of `appeals` for the tests of letters."""

from qala.contact.appeals.tests.conftest import personas, world

__all__ = ["personas", "world"]
