"""The page of the job queue, drawn by the shared list templates."""

from typing import Any

import pytest

from qala.shared import jobs
from qala.shared.tests.probe_jobs import slow
from tests import personas

pytestmark = pytest.mark.django_db


def test_administrators_see_the_queue(client_for: Any) -> None:
    number = jobs.defer(slow, path="x")
    client = client_for(personas.administrator())
    page = client.get("/jobs/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "probe.slow" in text
    assert f"/jobs/{number}/" in text
    assert b"probe.slow" in b"".join(client.get("/jobs/?format=csv"))


def test_other_staff_is_refused(client_for: Any) -> None:
    assert client_for(personas.operator()).get("/jobs/").status_code == 403


def test_strangers_are_sent_to_sign_in(client_for: Any) -> None:
    assert client_for().get("/jobs/").status_code == 302
