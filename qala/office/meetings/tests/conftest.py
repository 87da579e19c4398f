"""A project with its people."""

from types import SimpleNamespace

import pytest

from qala.office.projects.models import Project
from qala.office.projects.tests import samples
from tests.personas import *  # noqa: F403
from tests.personas import Personas


@pytest.fixture
def project(personas: Personas) -> Project:
    """The sample: head, curator, department, contractor are those of the personas."""
    return samples.project(SimpleNamespace(people=personas))
