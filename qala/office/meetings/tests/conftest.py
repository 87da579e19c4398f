"""A project with its people."""

from types import SimpleNamespace

from qala.office.projects.models import Project
from qala.office.projects.tests import samples
from tests.kept import kept
from tests.personas import *  # noqa: F403
from tests.personas import Personas


@kept()
def project(personas: Personas) -> Project:
    """The sample: head, curator, department, contractor are those of the personas."""
    return samples.project(SimpleNamespace(people=personas))
