"""The people of the tests, and the sample project with them."""

from qala.office.reporting.tests.factories import Site
from tests.kept import kept
from tests.personas import Personas, personas  # noqa: F401


@kept(is_frozen=True)
def site(personas: Personas) -> Site:  # noqa: F811
    """P-0001 on Monday 2 March 2026."""
    return Site(personas)
