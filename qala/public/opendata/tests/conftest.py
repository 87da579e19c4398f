"""One published project with everything, and a city with appeals."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.ground.places import locating
from qala.office.exchange.actions import begin_applying, carry_out, read_list, receive
from qala.office.exchange.models import ProjectImport
from qala.office.projects.reference import load as load_projects
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.shared.parameters.reading import of_today
from tests.kept import kept
from tests.personas import everybody
from tests.published_project import city, row  # noqa: F401


@kept(is_frozen=True)
def world() -> World:
    """Monday 2 March 2026, 10:00."""
    return make_world(everybody())


@pytest.fixture
def bring(city: Any) -> Any:  # noqa: F811 - the fixture of the module above
    """`bring(content)`: a package, read and taken over."""
    load_projects(lambda _line: None)
    locating.forget()
    by = city.people.project_office

    def run(content: bytes, *, is_applied: bool = True) -> ProjectImport:
        batch = receive(file_name="projects.json", content=content, profile="oc4ids", by=by)
        batch = read_list(import_id=batch.pk)
        if is_applied and batch.stage == ProjectImport.Stage.READ:
            begin_applying(import_id=batch.pk, by=by)
            batch = carry_out(import_id=batch.pk)
        return batch

    yield run
    locating.forget()


@pytest.fixture
def warm(db: None) -> None:
    """What every process reads once and keeps is read."""
    of_today(OpenDataParameters)
