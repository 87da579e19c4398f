"""From proposals to a published plan: who may, when, and that nothing moves afterwards."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qala.office.finance.actions import pay
from qala.office.finance.tests.factories import contract, funded
from qala.office.fiveyear.access import visible_proposals
from qala.office.fiveyear.actions import (
    answer,
    approve,
    become_project,
    drop_proposal,
    make_version,
    move,
    save_proposal,
    set_ceilings,
)
from qala.office.fiveyear.models import Ceiling, PlanVersion, Proposal, ProposalMoney
from qala.office.fiveyear.queries import ceilings_of, execution, money_of, standing_version
from qala.office.fiveyear.tests.factories import MONEY, discussed, draft, plan, proposal, said
from qala.office.projects.registries import errands
from qala.office.projects.tests.factories import make_kind, make_portfolio, make_project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas, department, organisation

pytestmark = pytest.mark.django_db
D = Decimal


def approved(personas: Personas, **fields: Any) -> PlanVersion:
    version = discussed(personas.project_office, **fields)
    move(version_id=version.pk, verb="submit", by=personas.project_office)
    return approve(version_id=version.pk, number="12-3", decided_on=today(), by=personas.curator)


def test_the_whole_way(personas: Personas) -> None:
    office = personas.project_office
    version = approved(personas)
    assert standing_version(version.plan) == version
    published = move(version_id=version.pk, verb="publish", by=office)
    assert (published.stage, published.decision_number) == ("published", "12-3")
    verbs = [entry.verb for entry in timeline.of(version)]
    assert verbs == ["make_version", "save_proposal", "discuss", "submit", "approve", "publish"]


def test_departments_propose_for_themselves_while_it_is_collected(personas: Personas) -> None:
    office, home = personas.project_office, organisation(kind="department")
    speaker, version = department(home), draft(office)
    own = proposal(speaker, version, department=home)
    proposal(office, version)
    with pytest.raises(NotAllowed):
        proposal(speaker, version)
    assert set(visible_proposals(speaker, version)) == {own}
    assert visible_proposals(personas.curator, version).count() == 2
    for stranger in (personas.project_head, personas.curator, personas.contractor, personas.resident):
        with pytest.raises(NotAllowed):
            proposal(stranger, version)
    move(version_id=version.pk, verb="discuss", by=office)
    version.refresh_from_db()
    assert visible_proposals(speaker, version).count() == 2
    with pytest.raises(NotAllowed):
        save_proposal(version_id=version.pk, proposal_id=own.pk, money=MONEY, by=speaker)


def test_steps_are_for_the_right_people(personas: Personas) -> None:
    office, version = personas.project_office, draft(personas.project_office)
    with pytest.raises(Invalid):
        move(version_id=version.pk, verb="discuss", by=office)
    proposal(office, version)
    for stranger in (personas.curator, personas.department, personas.resident):
        with pytest.raises(NotAllowed):
            move(version_id=version.pk, verb="discuss", by=stranger)
    move(version_id=version.pk, verb="discuss", by=office)
    with pytest.raises(Conflict):
        move(version_id=version.pk, verb="discuss", by=office)
    with pytest.raises(Invalid):
        move(version_id=version.pk, verb="collect", by=office)
    move(version_id=version.pk, verb="submit", by=office)
    for stranger in (office, personas.department):
        with pytest.raises(NotAllowed):
            approve(version_id=version.pk, number="1", decided_on=today(), by=stranger)
    with pytest.raises(Invalid):
        approve(
            version_id=version.pk, number="1", decided_on=today() + timedelta(days=1), by=personas.curator
        )
    with pytest.raises(Invalid):
        approve(version_id=version.pk, number=" ", decided_on=today(), by=personas.curator)


def test_remarks_are_answered_one_by_one_before_approval(personas: Personas) -> None:
    office, speaker = personas.project_office, personas.department
    version = discussed(office)
    first, second = said(speaker, version), said(speaker, version, "Another source")
    assert [str(errand.url).endswith("#remarks") for errand in errands(office)].count(True) == 2
    answer(remark_id=first.pk, is_accepted=True, answer="Moved", by=office)
    with pytest.raises(Conflict):
        answer(remark_id=first.pk, is_accepted=False, answer="No", by=office)
    with pytest.raises(Conflict):
        move(version_id=version.pk, verb="submit", by=office)
    with pytest.raises(Invalid):
        answer(remark_id=second.pk, is_accepted=False, answer=" ", by=office)
    with pytest.raises(NotAllowed):
        answer(remark_id=second.pk, is_accepted=False, answer="No", by=speaker)
    answer(remark_id=second.pk, is_accepted=False, answer="No money", by=office)
    move(version_id=version.pk, verb="submit", by=office)
    assert [errand for errand in errands(personas.curator) if str(version.pk) in errand.url]
    with pytest.raises(Conflict):
        said(speaker, version)


def test_an_approved_version_is_not_changed_by_anybody(personas: Personas) -> None:
    office, version = personas.project_office, approved(personas)
    row = version.proposals.get()
    for refused in (
        lambda: proposal(office, version),
        lambda: drop_proposal(proposal_id=row.pk, by=office),
        lambda: set_ceilings(version_id=version.pk, ceilings={}, by=office),
    ):
        with pytest.raises((Conflict, NotAllowed)):
            refused()
    harms = (
        lambda: Proposal.objects.filter(pk=row.pk).update(title_kk="x"),
        lambda: ProposalMoney.objects.filter(proposal=row).update(amount=1),
        lambda: ProposalMoney.objects.filter(proposal=row).delete(),
        lambda: ProposalMoney.objects.create(proposal=row, year=2030, source="loan", amount=1),
        lambda: Ceiling.objects.create(version=version, year=2030, source="loan", amount=1),
    )
    for harm in harms:
        with pytest.raises(DatabaseError), transaction.atomic():
            harm()
    assert money_of(version) == MONEY


def test_a_proposal_of_an_approved_plan_becomes_a_project(personas: Personas) -> None:
    office, version = personas.project_office, approved(personas)
    row = version.proposals.get()
    made = become_project(proposal_id=row.pk, kind=make_kind(), by=office)
    row.refresh_from_db()
    assert (row.project, made.title_kk, made.stage) == (made, "Жол", "proposed")
    with pytest.raises(Conflict):
        become_project(proposal_id=row.pk, kind=make_kind(), by=office)


def test_copies_are_compared_by_their_keys(personas: Personas) -> None:
    office, version = personas.project_office, discussed(personas.project_office)
    set_ceilings(version_id=version.pk, ceilings={(2027, "local"): D(90)}, by=office)
    copy = make_version(plan_id=version.plan_id, title="B", based_on_id=version.pk, by=office)
    assert copy.proposals.get().key == version.proposals.get().key
    assert (money_of(copy), ceilings_of(copy)) == (MONEY, {(2027, "local"): D(90)})
    assert (copy.number, copy.stage) == (2, "draft")


def test_a_newer_publication_replaces_the_older(personas: Personas) -> None:
    office, first = personas.project_office, approved(personas)
    move(version_id=first.pk, verb="publish", by=office)
    second = make_version(plan_id=first.plan_id, title="B", based_on_id=first.pk, by=office)
    for verb in ("discuss", "submit"):
        move(version_id=second.pk, verb=verb, by=office)
    approve(version_id=second.pk, number="2", decided_on=today(), by=personas.curator)
    move(version_id=second.pk, verb="publish", by=office)
    first.refresh_from_db()
    assert first.stage == "replaced"
    assert standing_version(first.plan) == PlanVersion.objects.get(pk=second.pk)


def test_execution_and_the_portfolio(personas: Personas) -> None:
    office, portfolio = personas.project_office, make_portfolio("five", kind="five_year")
    project = make_project()
    version = draft(office, portfolio=portfolio)
    proposal(office, version, project=project, money={(2027, "local"): D(100)})
    proposal(office, version, money={(2027, "loan"): D(30)})
    for verb in ("discuss", "submit"):
        move(version_id=version.pk, verb=verb, by=office)
    approve(version_id=version.pk, number="1", decided_on=today(), by=personas.curator)
    assert project.memberships.get().portfolio == portfolio
    money = funded(office, project, 80, year=2027)
    pay(contract_id=contract(office, project, 80).pk, amount=D(20), line=money, by=office)
    first, *others = execution(version, date(2027, 12, 31))
    assert (first.year, first.planned, first.without_project, first.budget) == (2027, D(100), D(30), D(80))
    assert len(others) == 4


@pytest.mark.parametrize("money", [{(2026, "local"): D(1)}, {(2027, "moon"): D(1)}, {(2027, "local"): D(-1)}])
def test_money_lies_in_the_plan(personas: Personas, money: Any) -> None:
    version = draft(personas.project_office)
    with pytest.raises(Invalid):
        proposal(personas.project_office, version, money=money)


def test_one_project_has_one_proposal_in_a_version(personas: Personas) -> None:
    office, project = personas.project_office, make_project()
    version = draft(office)
    proposal(office, version, project=project)
    with pytest.raises(Invalid):
        proposal(office, version, project=project)


def test_what_a_plan_refuses(personas: Personas) -> None:
    office = personas.project_office
    plan(office)
    with pytest.raises(Invalid):
        plan(office)
    with pytest.raises(Invalid):
        plan(office, "other", to_year=2026)
    with pytest.raises(NotAllowed):
        plan(personas.curator, "other")
