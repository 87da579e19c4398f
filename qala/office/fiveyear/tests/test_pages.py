"""The pages of plans and drivers."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.ground.files.tests.factories import photo
from qala.office.fiveyear.actions import (
    make_version,
    measure,
    move,
    save_indicator,
    save_proposal,
    set_ceilings,
)
from qala.office.fiveyear.models import DriverActual, PlanVersion, Proposal
from qala.office.fiveyear.tests.factories import discussed, draft, proposal, said
from qala.office.projects.models import Project
from qala.office.projects.tests.factories import make_block, make_portfolio, make_project
from qala.shared.clock import today
from qala.shared.errors import Invalid, NotAllowed
from tests.personas import Personas, organisation

pytestmark = pytest.mark.django_db
D = Decimal


def driver(code: str = "") -> Project:
    project = make_project(code)
    project.memberships.create(portfolio=make_portfolio("drivers", kind="drivers"), valid_from=today())
    return project


def indicator(by: Any, project: Project) -> Any:
    return save_indicator(
        project_id=project.pk, by=by, name_kk="Жол", unit="км", base_year=2025, base_value=D(100),
        targets={today().year: D(120)},
    )  # fmt: skip


def test_a_proposal_by_the_form_with_the_ceiling_in_sight(personas: Personas, client_for: Any) -> None:
    office = personas.project_office
    version, client = draft(office), client_for(office)
    set_ceilings(version_id=version.pk, ceilings={(2027, "local"): D(90)}, by=office)
    url = f"/office/fiveyear/versions/{version.pk}/proposal/"
    assert "m_2031_private" in client.get(url).content.decode()
    body, block = organisation(kind="department"), make_block()
    sent = {"title_kk": "Жол", "department": body.pk, "block": block.pk, "m_2027_local": "100"}
    typed = client.post(f"/office/fiveyear/versions/{version.pk}/ceilings/check/?proposal=", sent)
    assert "above the ceiling" in typed.content.decode()
    assert not Proposal.objects.exists()
    made = client.post(url, sent)
    row = Proposal.objects.get()
    assert made.url == row.get_absolute_url()
    assert row.money.get().amount == 100
    assert "1 ceiling is exceeded" in client.get(version.get_absolute_url()).content.decode()
    wrong = client.post(
        f"/office/fiveyear/proposals/{row.pk}/edit/", {**sent, "title_kk": "", "m_2027_local": "-5"}
    )
    assert wrong.status_code == 422


def test_remark_answer_and_approval_by_the_forms(personas: Personas, client_for: Any) -> None:
    office, speaker = personas.project_office, personas.department
    version = discussed(office)
    url = f"/office/fiveyear/versions/{version.pk}/"
    home = speaker.duties.get().organisation
    assert (
        client_for(speaker).post(f"{url}remark/", {"department": home.pk, "text": "Too late"}).status_code
        == 302
    )
    remark = version.remarks.get()
    client = client_for(office)
    assert "Too late" in client.get(url).content.decode()
    reply = {"is_accepted": "no", "answer": "No money"}
    assert client.post(f"/office/fiveyear/remarks/{remark.pk}/", reply).status_code == 302
    assert client.post(f"{url}step/submit/").status_code == 302
    decider = client_for(personas.curator)
    sent = {"number": "12", "decided_on": "2026-06-01", "decision_id": str(photo(by=personas.curator).pk)}
    assert decider.post(f"{url}step/approve/", sent).status_code == 302
    version.refresh_from_db()
    assert (version.stage, version.decision_number) == ("approved", "12")
    assert version.decision_file is not None
    assert "№ 12" in client.get(url).content.decode()
    assert client.get(f"{url}step/replace/").status_code == 404


def test_two_versions_side_by_side(personas: Personas, client_for: Any) -> None:
    office = personas.project_office
    first = discussed(office)
    second = make_version(plan_id=first.plan_id, title="B", based_on_id=first.pk, by=office)
    row = second.proposals.get()
    save_proposal(version_id=second.pk, proposal_id=row.pk, money={(2031, "local"): D(150)}, by=office)
    proposal(office, second, title_en="Bridge", title_kk="Көпір", title_ru="Мост")
    page = client_for(office).get(f"/office/fiveyear/plans/{first.plan.code}/compare/").content.decode()
    assert "moved to other years" in page
    assert "Bridge" in page
    junk = client_for(office).get(
        f"/office/fiveyear/plans/{first.plan.code}/compare/?a=x&b=99999999999999999999"
    )
    assert junk.status_code == 200


def test_execution_without_and_with_a_decision(personas: Personas, client_for: Any) -> None:
    office = personas.project_office
    version = discussed(office)
    client, url = client_for(office), f"/office/fiveyear/plans/{version.plan.code}/execution/"
    assert "No version is approved yet" in client.get(url).content.decode()
    PlanVersion.objects.filter(pk=version.pk).update(stage="approved", decision_number="1")
    assert "2031" in client.get(url).content.decode()


def test_drivers_cost_the_same_for_one_and_for_three(personas: Personas, client_for: Any) -> None:
    office, counts = personas.project_office, []
    client = client_for(office)
    client.get("/office/fiveyear/drivers/")
    for rows in (1, 2):
        for _row in range(rows):
            made = indicator(office, driver())
            measure(indicator_id=made.pk, value=D(130), source="Act", by=office)
        with CaptureQueriesContext(connection) as seen:
            page = client.get("/office/fiveyear/drivers/").content.decode()
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert "150.0 %" in page


def test_a_version_costs_the_same_for_one_proposal_and_for_three(personas: Personas, client_for: Any) -> None:
    office, counts = personas.project_office, []
    version, client = draft(office), client_for(office)
    client.get(version.get_absolute_url())
    for rows in (1, 2):
        for _row in range(rows):
            proposal(office, version)
        with CaptureQueriesContext(connection) as seen:
            client.get(version.get_absolute_url())
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_measuring_is_append_only_and_for_those_who_lead(personas: Personas, client_for: Any) -> None:
    office, project = personas.project_office, driver()
    row = indicator(office, project)
    with pytest.raises(NotAllowed):
        measure(indicator_id=row.pk, value=D(1), source="x", by=personas.project_head)
    with pytest.raises(NotAllowed):
        indicator(personas.curator, project)
    first = measure(indicator_id=row.pk, value=D(110), source="Act", by=office)
    assert measure(indicator_id=row.pk, value=D(110), source="Act", by=office) == first
    with pytest.raises(Invalid):
        measure(indicator_id=row.pk, value=D(111), source="Act", by=office)
    measure(indicator_id=row.pk, value=D(111), source="Act", reason="Typing", by=office)
    assert DriverActual.objects.filter(superseded_by=None).get().value == 111
    client = client_for(office)
    page = client.get(f"/office/projects/{project.code}/indicators/").content.decode()
    assert "111" in page
    sent = {"value": "112", "valid_on": today().isoformat(), "source": "Act"}
    assert client.post(f"/office/fiveyear/indicators/{row.pk}/", sent).status_code == 422
    form = {
        "name_kk": "Жол",
        "unit": "км",
        "base_year": 2025,
        "base_value": 100,
        "order": 1,
        "target_2025": "101",
    }
    assert client.post(f"/office/projects/{project.code}/indicators/{row.pk}/", form).status_code == 302
    assert {each.year: each.value for each in row.targets.all()} == {2025: 101}


def test_lists_of_plans(personas: Personas, client_for: Any) -> None:
    office = personas.project_office
    client = client_for(office)
    assert "There is no five-year plan yet" in client.get("/office/fiveyear/").content.decode()
    version = discussed(office)
    said(personas.department, version)
    for path in (
        "",
        f"plans/{version.plan.code}/",
        f"versions/{version.pk}/",
        f"proposals/{version.proposals.get().pk}/",
    ):
        assert client.get(f"/office/fiveyear/{path}").status_code == 200
    move(version_id=version.pk, verb="collect", note="More", by=office)
    words = {"title": "B", "based_on": version.pk}
    assert client.post(f"/office/fiveyear/plans/{version.plan.code}/version/", words).status_code == 302
