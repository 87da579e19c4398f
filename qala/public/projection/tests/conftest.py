"""One published project with everything."""

from tests.published_project import _of_the_module, city, row  # noqa: F401
