"""Every step of the office that the public reads about leads to its project being written anew."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from qala.office.finance import events as finance
from qala.office.overview import events as overview
from qala.office.projects import events as projects
from qala.office.projects.actions.documents import withdraw_document
from qala.office.reporting import events as reporting
from qala.office.reporting.actions import decide_photo
from qala.office.risks import events as risks
from qala.public.projection import handlers
from qala.public.projection.models import PublicProject
from qala.public.projection.tasks import refresh_some
from qala.public.projection.tests.test_refresh import waiting
from qala.shared import events

# Written down here as well, so that one that is lost there is missed here.
HEARD: dict[type, dict[str, Any]] = {
    projects.ProjectMoved: {"verb": "begin", "from_stage": "planned", "to_stage": "preparation"},
    projects.PartAssigned: {"part": "head", "person_id": None, "organisation_id": None},
    projects.PartEnded: {"part": "head", "person_id": None, "organisation_id": None},
    projects.PlanChanged: {"version": 2},
    projects.BaselineApproved: {"baseline_id": 0, "number": 2},
    projects.ChangeDecided: {"change_request_id": 0, "is_approved": True},
    projects.ProgressRecorded: {"valid_on": date(2026, 3, 1)},
    projects.StepPassed: {"step_id": 0, "is_gate": False},
    projects.ProjectMerged: {"into_id": 0},
    projects.ProjectSplit: {"part_id": 0},
    projects.PassportChanged: {},
    projects.DocumentAdded: {"document_id": 0},
    projects.DocumentWithdrawn: {"document_id": 0},
    projects.ProjectPublished: {"is_withdrawn": False},
    finance.BudgetAllocated: {"line_id": 0},
    finance.ContractSigned: {"contract_id": 0},
    finance.LabourRecorded: {"entry_id": 0},
    risks.RiskScored: {"risk_id": 0, "score": 9},
    risks.RiskMoved: {"risk_id": 0, "verb": "close"},
    risks.IssueRaised: {"issue_id": 0, "risk_id": None},
    risks.IssueMoved: {"issue_id": 0, "verb": "solve"},
    risks.ResultMeasured: {"result_id": 0, "valid_on": date(2026, 3, 1)},
    risks.DeliveryAssessed: {"rating": "green", "valid_on": date(2026, 3, 1)},
    reporting.ReportAccepted: {"report_id": 0, "month": date(2026, 2, 1), "supersedes_id": None},
    reporting.ReportPublished: {"report_id": 0},
    reporting.PhotoDecided: {"photo_id": 0, "stage": "refused"},
}  # fmt: skip
OF_A_CONTRACT: dict[type, dict[str, Any]] = {
    finance.ContractChanged: {},
    finance.WorkCertified: {"act_id": 0},
    finance.PaymentRecorded: {"payment_id": 0, "project_id": None},
}


def asked(event: Any) -> list[int]:
    """Projects that are written anew after it; the other rooms do not hear of it, for it did not happen."""
    others = [each for each in events.listeners()[type(event)] if each.__module__ != handlers.__name__]
    before = waiting()
    with transaction.atomic(), events.unheard(*others):
        events.publish(event)
    return waiting()[len(before) :]


@pytest.mark.parametrize("kind", HEARD, ids=lambda kind: kind.__name__)
def test_what_happens_to_a_project_is_followed(row: PublicProject, kind: Any) -> None:
    assert asked(kind(project_id=row.project_id, by_id=None, **HEARD[kind])) == [row.project_id]


@pytest.mark.parametrize("kind", OF_A_CONTRACT, ids=lambda kind: kind.__name__)
def test_what_happens_to_a_contract_is_followed(row: PublicProject, kind: Any) -> None:
    contract = row.project.contract_shares.get().contract_id
    assert asked(kind(contract_id=contract, by_id=None, **OF_A_CONTRACT[kind])) == [row.project_id]


def test_a_payment_without_a_contract_is_followed(row: PublicProject) -> None:
    event = finance.PaymentRecorded(payment_id=0, contract_id=None, project_id=row.project_id, by_id=None)
    assert asked(event) == [row.project_id]


def test_a_line_of_the_budget_and_the_figures_of_a_day_are_followed(row: PublicProject) -> None:
    line = row.project.allocations.first().line_id
    assert asked(finance.BudgetRevised(line_id=line, by_id=None)) == [row.project_id]
    assert asked(overview.StandingsReckoned(project_ids=(row.project_id,))) == [row.project_id]


def test_nothing_that_is_heard_is_unknown_here() -> None:
    heard = {kind for kind, found in events.listeners().items() if handlers.project_moved in found}
    assert heard == set(HEARD) - {projects.ProjectPublished}
    assert set(handlers.OF_A_CONTRACT) == set(OF_A_CONTRACT)


def test_what_people_do_is_followed(row: PublicProject, city: Any) -> None:
    """The whole way, from an action of the office to what everybody reads."""
    office, gone = city.people.project_office, [row.facts.photos[0].id, row.facts.documents[0].id]
    page, before = f"/projects/{row.code}/", len(waiting())
    assert all(each in Client().get(page).content.decode() for each in gone)
    photo, paper = row.project.photos.get(file=gone[0]), row.project.documents.get(file=gone[1])
    decide_photo(photo_id=photo.pk, verb="refuse", reason="A face", by=office)
    withdraw_document(document_id=paper.pk, reason="The wrong one", by=office)
    assert waiting()[before:] == [row.project_id] * 2
    refresh_some([row.project_id])
    assert not any(each in Client().get(page).content.decode() for each in gone)


def test_photos_of_damage_are_for_the_city_alone(row: PublicProject) -> None:
    """On the page, in the feed, in OC4IDS and in every count alike, and by their address neither."""
    photo = row.facts.photos[0]
    kept, count = f"/files/{photo.id}/thumb-320", len(row.facts.photos)
    places = [
        f"/projects/{row.code}/",
        f"/projects/{row.code}/feed.atom",
        "/opendata/oc4ids/ru/projects.json",
    ]
    assert all(photo.id in said(each) for each in places)
    assert Client().get(kept, follow=True).status_code == 200
    row.project.photos.filter(file=photo.id).update(kind="damage")
    refresh_some([row.project_id])
    assert not [each for each in places if photo.id in said(each)]
    assert len(PublicProject.objects.get(pk=row.pk).facts.photos) == count - 1
    assert Client().get(kept, follow=True).status_code in (403, 404)


def said(address: str) -> str:
    answer: Any = Client().get(address)
    assert answer.status_code == 200, address
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
