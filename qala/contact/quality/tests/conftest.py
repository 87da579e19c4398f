"""The appeals' small town, and answers in it."""

from qala.contact.appeals.tests.conftest import personas, world  # noqa: F401
