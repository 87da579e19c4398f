"""The sample project with its people."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from qala.office.projects.models import Project
from qala.office.projects.tests import samples
from tests.kept import kept
from tests.personas import Personas, personas

__all__ = ["personas", "scene"]


@dataclass
class Scene:
    """A project in construction and everybody who has to do with it."""

    people: Personas
    project: Project

    def fresh(self) -> Project:
        """The project as the database has it."""
        return Project.objects.get(pk=self.project.pk)

    @property
    def curator(self) -> Any:
        """Who decides."""
        return self.people.curator

    @property
    def office(self) -> Any:
        """Who keeps."""
        return self.people.project_office

    @property
    def head(self) -> Any:
        """Who leads."""
        return self.people.project_head


@kept()
def scene(personas: Personas) -> Scene:
    """The sample."""
    return Scene(personas, samples.project(SimpleNamespace(people=personas)))
