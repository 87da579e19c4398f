"""Pages: registers, map, forms, files, and what a list costs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.office.projects.models import Project
from qala.office.projects.tests.factories import make_project
from qala.office.risks.models import Issue, Risk
from qala.office.risks.tests.factories import FIGURES, make_issue, make_result, make_scored
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


@pytest.fixture
def base(project: Project) -> str:
    return f"/office/projects/{project.code}"


def test_from_the_form_to_the_issue(personas: Personas, project: Project, client_for: Any, base: str) -> None:
    client = client_for(personas.project_head)
    words = {
        "cause": "c",
        "event": "the bridge is late",
        "effect": "e",
        "category": "land",
        "proximity": "now",
    }
    made = client.post(f"{base}/risks/new/", words)
    assert (made.status_code, made.url) == (302, f"{base}/risks/1/")
    assert client.post(f"{base}/risks/1/assess/", {"probability": "4"}).status_code == 422
    figures = {name: str(value) for name, value in FIGURES.items()}
    assert client.post(f"{base}/risks/1/assess/", figures).status_code == 302
    page = client.get(f"{base}/risks/").content.decode()
    assert "the bridge is late" in page
    assert "?state=open&amp;probability=4&amp;impact=5" in page
    assert (
        "the bridge is late"
        in client.get(f"{base}/risks/?state=open&probability=4&impact=5").content.decode()
    )
    assert "the bridge is late" not in client.get(f"{base}/risks/?state=ended").content.decode()
    answer = client.post(f"{base}/risks/1/occur/", {"note": "It is late", "severity": "3"})
    assert answer.status_code == 302
    issue = Issue.objects.get()
    assert (issue.risk, Risk.objects.get().stage) == (Risk.objects.get(), "occurred")
    assert "It is late" in client.get(f"{base}/issues/1/").content.decode()


@pytest.mark.parametrize("path", ["risks/99/", "risks/1/dance/", "issues/99/", "results/99/"])
def test_what_is_not_there(
    personas: Personas, project: Project, client_for: Any, base: str, path: str
) -> None:
    make_scored(project, personas.project_head)
    assert client_for(personas.project_head).get(f"{base}/{path}").status_code == 404


def test_lists_show_only_projects_of_the_person(
    personas: Personas, project: Project, client_for: Any
) -> None:
    other = make_project("P-0002")
    make_scored(project, personas.project_office, event="seen by the head")
    make_scored(other, personas.project_office, event="hidden from the head")
    make_issue(other, personas.project_office, title="hidden issue")
    make_result(other, personas.project_office, title_en="hidden result")
    client = client_for(personas.project_head)
    told = "".join(client.get(f"/office/{name}/").content.decode() for name in ("risks", "issues", "results"))
    assert "seen by the head" in told
    assert "hidden from" not in told
    assert "hidden issue" not in told
    assert "hidden result" not in told
    everything = client_for(personas.project_office).get("/office/risks/?zone=high").content.decode()
    assert "hidden from the head" in everything
    assert client.get("/office/projects/P-0002/risks/").status_code == 404
    exported = client.get("/office/risks/?format=csv")
    assert b"hidden" not in b"".join(exported.streaming_content)


@pytest.mark.parametrize("name", ["risks", "issues", "results"])
def test_a_list_costs_the_same_for_one_row_and_for_three(
    personas: Personas, project: Project, client_for: Any, name: str
) -> None:
    make: Any = {"risks": make_scored, "issues": make_issue, "results": make_result}[name]
    client, url = client_for(personas.project_office), f"/office/{name}/"
    make(project, personas.project_head)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert client.get(url).status_code == 200
    make(project, personas.project_head)
    make(make_project("P-0002"), personas.project_office)
    with CaptureQueriesContext(connection) as three:
        assert client.get(url).status_code == 200
    assert len(three) == len(one)


def test_the_tab_costs_the_same(personas: Personas, project: Project, client_for: Any, base: str) -> None:
    client, head = client_for(personas.project_head), personas.project_head
    make_scored(project, head, owner=head)
    make_issue(project, head, owner=head)
    client.get(f"{base}/risks/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"{base}/risks/")
    for _row in range(2):
        make_scored(project, head, owner=personas.department)
        make_issue(project, head, owner=personas.department)
    with CaptureQueriesContext(connection) as three:
        client.get(f"{base}/risks/")
    assert len(three) == len(one)


def test_results_and_confidence(personas: Personas, project: Project, client_for: Any, base: str) -> None:
    client = client_for(personas.project_head)
    result = make_result(project, personas.project_head)
    words = {"valid_on": "2026-03-01", "value": "15", "source": "Meters"}
    assert client.post(f"{base}/results/{result.pk}/measure/", words).status_code == 302
    assert "50 %" in client.get(f"{base}/results/").content.decode()
    assert "Meters" in client.get(f"{base}/results/{result.pk}/").content.decode()
    curator = client_for(personas.curator)
    assert "Assess delivery" in curator.get(f"{base}/").content.decode()
    said = {"rating": "feasible", "grounds": "The tender is late"}
    assert curator.post(f"{base}/confidence/new/", said).status_code == 302
    page = client.get(f"{base}/").content.decode()
    assert "The tender is late" in page
    assert "Assess delivery" not in page
    assert client.get(f"{base}/confidence/new/").status_code == 403


def test_contractors_see_nothing_of_it(
    personas: Personas, project: Project, client_for: Any, base: str
) -> None:
    make_scored(project, personas.project_head, event="a secret fear")
    client = client_for(personas.contractor)
    assert client.get(f"{base}/risks/").status_code == 403
    assert "a secret fear" not in client.get(f"{base}/").content.decode()
    assert client.get("/office/risks/").status_code == 403
