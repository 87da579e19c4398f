"""One published project with everything."""

from types import SimpleNamespace
from typing import Any

from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def city() -> SimpleNamespace:
    """People of every role, on Monday 2 March 2026; without `row` nothing is published."""
    return SimpleNamespace(people=everybody())


@kept(is_frozen=True)
def row(city: Any) -> PublicProject:
    """The project, as the public sees it: a point and a street of about 900 metres."""
    return PublicProject.objects.get(pk=public_project(city).pk)
