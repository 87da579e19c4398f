"""The pages: sums with the rows behind them, forms with their errors, lists of equal cost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.office.finance.actions import certify, pay, record_labour, revise_line
from qala.office.finance.models import BudgetAllocation, BudgetLine, Contract, LabourEntry, Payment
from qala.office.finance.queries.checks import sums_agree
from qala.office.finance.tests.factories import contract, funded
from qala.office.projects.models import Part
from qala.office.projects.publication import findings
from qala.office.projects.tests.factories import give_part, make_project
from tests.personas import Personas, contractor, organisation, staff

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def office(personas: Personas) -> Any:
    return personas.project_office


def filled(office: Any, code: str = "") -> Any:
    project = make_project(code)
    money = funded(office, project, 1_000_000)
    work = contract(office, project, 800_000)
    pay(contract_id=work.pk, amount=D(250_000), line=money, valid_on=date(2026, 5, 4), by=office)
    certify(contract_id=work.pk, act_number="1", amount=D(300_000), valid_on=date(2026, 5, 1), by=office)
    record_labour(project_id=project.pk, body=organisation(), people=7, by=office)
    return project


def test_the_page_of_a_project(office: Any, client_for: Any) -> None:
    project = filled(office)
    pay(contract_id=Contract.objects.get().pk, amount=D(1000), valid_on=date(2026, 3, 4), by=office)
    page = client_for(office).get(f"/office/projects/{project.code}/money/").content.decode()
    for text in ("1,000,000", "800,000", "250,000", "25.1 %", f"lines/?project={project.code}&amp;year=2026"):
        assert text in page.replace("\xa0", " ")
    assert "money-curve" in page


def test_the_page_of_another_day(office: Any, client_for: Any) -> None:
    project, client = filled(office), client_for(office)
    page = client.get(f"/office/projects/{project.code}/money/?day=2026-04-30").content.decode()
    assert "250,000" not in page
    assert "800,000" in page
    empty = client.get(f"/office/projects/{project.code}/money/?day=2020-01-01").content.decode()
    assert "No money is known for this day" in empty
    assert client.get(f"/office/projects/{project.code}/money/?day=junk").status_code == 200


def test_a_contractor_sees_the_own_contract_and_not_the_money(office: Any, client_for: Any) -> None:
    body = organisation(kind="contractor")
    project = make_project()
    give_part(project, Part.CONTRACTOR, body)
    work, other = contract(office, project, supplier=body), contract(office, project)
    client = client_for(contractor(body))
    assert client.get(f"/office/projects/{project.code}/money/").status_code == 403
    assert client.get(work.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    listed = client.get("/office/finance/contracts/").content.decode()
    assert (work.number in listed, other.number in listed) == (True, False)


def test_from_a_line_to_a_payment_by_the_forms(office: Any, client_for: Any) -> None:
    client, project = client_for(office), make_project()
    fields = {
        "name": "Roads",
        "year": 2026,
        "source": "local",
        "cost_item": "works",
        "amount": "1000",
        "valid_on": "2026-01-01",
    }
    answer = client.post("/office/finance/lines/new/", {**fields, "administrator": project.department_id})
    line = BudgetLine.objects.get()
    assert answer.url == line.get_absolute_url()
    give = {"project": project.pk, "share": "75", "valid_on": "2026-01-01"}
    assert client.post(f"/office/finance/lines/{line.pk}/give/", give).url == line.get_absolute_url()
    assert BudgetAllocation.objects.get().share == D("0.75")
    signed = {
        "number": "1",
        "name": "Road",
        "nature": "construction",
        "method": "open",
        "supplier_name": "B",
        "value": "700",
        "signed_on": "2026-02-01",
    }
    answer = client.post(f"/office/projects/{project.code}/money/contract/", signed)
    work = Contract.objects.get()
    assert answer.url == work.get_absolute_url()
    paid = {"amount": "300", "valid_on": "2026-06-01", "act_number": "1", "line": line.pk}
    assert client.post(f"/office/finance/contracts/{work.pk}/pay/", paid).url == work.get_absolute_url()
    payment = Payment.objects.get()
    wrong = client.post(
        f"/office/finance/payments/{payment.pk}/correct/", {"amount": "200", "valid_on": "2026-06-01"}
    )
    assert wrong.status_code == 422
    client.post(
        f"/office/finance/payments/{payment.pk}/correct/",
        {"amount": "200", "valid_on": "2026-06-01", "reason": "Typing"},
    )
    page = client.get(work.get_absolute_url()).content.decode()
    assert "200" in page
    assert "Typing" in page


@pytest.mark.parametrize(
    ("path", "sent", "error"),
    [
        (
            "lines/{line}/give/",
            {"project": "{project}", "share": "10", "valid_on": "2026-01-01"},
            "more than the line has",
        ),
        (
            "lines/{line}/revise/",
            {"version": "revised", "amount": "-1", "valid_on": "2026-01-01"},
            "less than nothing",
        ),
        (
            "contracts/{work}/change/",
            {"kind": "value", "why": "scope", "words": "x", "valid_on": "2026-06-01"},
            "Please fill this in",
        ),
        ("contracts/{work}/pay/", {"amount": "-5", "valid_on": "2026-06-01"}, "needs a reason"),
        (
            "contracts/{work}/act/",
            {"amount": "5", "act_number": "1", "valid_on": "2026-06-01"},
            "another amount",
        ),
        ("contracts/{work}/share/", {"project": "{project}", "share": "10"}, "more than the whole contract"),
        ("contracts/{work}/end/", {"status": "ended", "ended_on": "2026-06-01"}, "Please fill this in"),
    ],
)
def test_refusals_stand_at_the_fields(office: Any, client_for: Any, path: str, sent: Any, error: str) -> None:
    filled(office)
    other = make_project()
    where = path.format(line=BudgetLine.objects.get().pk, work=Contract.objects.get().pk)
    words = {name: value.format(project=other.pk) for name, value in sent.items()}
    answer = client_for(office).post(f"/office/finance/{where}", words)
    assert answer.status_code == 422
    assert error in answer.content.decode()


def test_labour_by_a_contractor(office: Any, client_for: Any) -> None:
    body = organisation(kind="contractor")
    project = make_project()
    give_part(project, Part.CONTRACTOR, body)
    client = client_for(contractor(body))
    url = f"/office/projects/{project.code}/labour/"
    sent = {"span": "day", "valid_on": "2026-06-15", "body": body.pk, "trade": "earth", "people": 12}
    assert client.post(url, sent).url == project.get_absolute_url()
    again = client.post(url, {**sent, "people": 13})
    assert again.status_code == 422
    assert "Say why they change" in again.content.decode()
    assert client.post(url, {**sent, "people": 13, "reason": "Counted again"}).status_code == 302
    assert LabourEntry.objects.filter(superseded_by=None).get().people == 13


@pytest.mark.parametrize(
    "path",
    [
        "finance/lines/",
        "finance/contracts/",
        "finance/payments/",
        "finance/labour/",
        "finance/?by=block",
        "finance/?by=curator",
    ],
)
def test_a_list_costs_the_same_for_one_and_for_three(office: Any, client_for: Any, path: str) -> None:
    client, counts = client_for(office), []
    client.get(f"/office/{path}")
    for rows in (1, 2):
        for _row in range(rows):
            filled(office)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(f"/office/{path}").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_sums_of_all_projects_divided(office: Any, client_for: Any) -> None:
    filled(office), filled(office)
    client = client_for(office)
    for by in ("year", "block", "district", "curator", "department", "customer"):
        page = client.get(f"/office/finance/?by={by}").content.decode()
        assert "2,000,000" in page.replace("\xa0", " ")


@pytest.mark.parametrize("by", ["year", "block", "district", "curator", "department", "customer"])
def test_every_sum_opens_its_rows(office: Any, client_for: Any, by: str) -> None:
    one = filled(office, "A-1")
    give_part(one, Part.CURATOR, staff("curator"))
    filled(office, "A-2")
    client = client_for(office)
    page = client.get(f"/office/finance/?by={by}")
    grids = [grid for grid in (page.context["grid"], page.context["labour"]) if grid]
    links = {cell.url for grid in grids for row in (*grid.rows, *grid.foot) for cell in row if cell.url}
    assert any("/lines/" in url for url in links)
    for url in links:
        opened = client.get(url)
        assert opened.status_code == 200
        is_named = "curator=" in url
        if "/contracts/" in url and not is_named:
            assert len(opened.context["page"].rows) >= 1
        if "/contracts/" in url and is_named:
            assert len(opened.context["page"].rows) == 1


def test_filters_of_lists(office: Any, client_for: Any) -> None:
    one, two = filled(office, "A-1"), filled(office, "A-2")
    client = client_for(office)
    numbers = {project: Contract.objects.get(shares__project=project).number for project in (one, two)}
    for path in ("contracts/?project=A-1", "payments/?project=A-1&paid_from=2026-01-01"):
        page = client.get(f"/office/finance/{path}").content.decode()
        assert (numbers[one] in page, numbers[two] in page) == (True, False)
    assert "No" in client.get("/office/finance/payments/?project=A-1&source=loan").content.decode()
    assert client.get("/office/finance/lines/?format=xlsx").status_code == 200


def test_what_stands_against_publication(office: Any) -> None:
    project = make_project()
    assert not list(sums_agree(project, date(2026, 6, 15)))
    money = funded(office, project, 1000)
    work = contract(office, project, 900)
    assert not list(sums_agree(project, date(2026, 6, 15)))
    pay(contract_id=work.pk, amount=D(950), by=office)
    certify(contract_id=work.pk, act_number="1", amount=D(901), by=office)
    revise_line(line_id=money.pk, amount=D(800), by=office)
    assert len(list(sums_agree(project, date(2026, 6, 15)))) == 3
    assert "sums_agree" in {finding.code for finding in findings(project, date(2026, 6, 15))}


def test_a_fixed_part_of_a_cut_line_is_found(office: Any) -> None:
    from qala.office.finance.actions import allocate
    from qala.office.finance.tests.factories import line

    project = make_project()
    money = line(office, 1000)
    allocate(line_id=money.pk, project=project, amount=D(900), by=office)
    revise_line(line_id=money.pk, amount=D(800), by=office)
    assert len(list(sums_agree(project, date(2026, 6, 15)))) == 1
