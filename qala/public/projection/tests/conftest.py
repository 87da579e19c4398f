"""One published project with everything."""

from tests.published_project import city, row  # noqa: F401
