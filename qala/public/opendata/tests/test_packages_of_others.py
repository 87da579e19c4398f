"""Packages of others come in and go out again with the same meaning; what a city does not hold is named here."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from qala.office.exchange.actions import undo_list
from qala.office.exchange.models import ProjectImport
from qala.office.finance.models import BudgetLine, Contract, ContractChange, Payment
from qala.office.projects.models import Project, ProjectIdentifier, ProjectKind, WorkItem
from qala.office.projects.tests.factories import make_project
from qala.public.opendata.queries import oc4ids as queries
from qala.public.opendata.rules import oc4ids
from qala.public.opendata.tests.official import are_valid_in_each_language
from qala.public.opendata.tests.packages import load, several_projects
from qala.public.projection.queries.gathering import gather
from qala.shared.clock import now, today

pytestmark = pytest.mark.shared_data
EXAMPLES = ("example.json", "example-data.json")
Row = dict[str, Any]

NOT_HELD = {
    "updated", "language", "description", "additionalClassifications", "assetLifetime", "maintenancePeriod",
    "decommissioningPeriod", "costMeasurements", "transactions",
    "relatedProjects", "policyAlignment", "benefits", "social", "environment", "lobbyingMeetings", "parties",
}  # fmt: skip
"""Fields of a project that stay in the package. Of `parties` the names are held where a field refers to them."""
HELD = {
    "id", "identifiers", "title", "purpose", "status", "type", "sector", "period", "identificationPeriod",
    "preparationPeriod", "implementationPeriod", "completionPeriod", "locations", "budget", "publicAuthority",
    "contractingProcesses", "completion", "milestones", "metrics", "forecasts", "documents",
}  # fmt: skip


def told(project: Row, *, is_ours: bool) -> Row:
    """What the project says of the facts that a city holds, in a form of its own: days, amounts, names."""
    identifiers = {each.get("scheme"): each["id"] for each in project.get("identifiers", ())}
    return {
        "id": identifiers["oc4ids"] if is_ours else project["id"],
        "identifiers": {name: one for name, one in identifiers.items() if name not in ("oc4ids", "qala")},
        "title": project["title"],
        "purpose": project.get("purpose") or project.get("description"),
        "status": project["status"] if is_ours else STATUS.get(project["status"], project["status"]),
        "sector": sorted({*project["sector"], *(each.split(".")[0] for each in project["sector"])}),
        "publicAuthority": project["publicAuthority"]["name"],
        **{name: period(project.get(name)) for name in sorted(HELD) if name.lower().endswith("period")},
        "place": place(project["locations"][0]),
        "budget": budget(project["budget"]),
        "contracts": sorted(map(contract, project["contractingProcesses"]), key=lambda one: str(one["id"])),
        "type": project.get("type"),
        "milestones": sorted(map(milestone, project.get("milestones", ())))
        if not is_ours
        else sorted(milestone(each) for each in project["milestones"] if each["id"] != "finish"),
        "metrics": dict(map(metric, project.get("metrics", ()))),
        "forecasts": dict(map(metric, project.get("forecasts", ()))),
        "documents": sorted(document(each) for each in project.get("documents", ()) if "url" in each),
        "finished": day(project.get("completion", {}).get("endDate")),
    }


def milestone(row: Row) -> tuple[Any, ...]:
    names = ("title", "type", "code", "status")
    return (
        *(row.get(name, "") for name in names),
        day(row["dueDate"]),
        day(row["dateMet"]),
        amount(row.get("value")),
    )


def metric(row: Row) -> tuple[str, Any]:
    """Title, and days with their values; a value may be a text."""
    rows = [
        (day(each["period"]["endDate"]), Decimal(each["measure"]), each["unit"])
        for each in row["observations"]
    ]
    return row["id"], (row["title"], [(on, value, unit["name"], unit["id"]) for on, value, unit in rows])


def document(row: Row) -> tuple[str, ...]:
    names = ("title", "documentType", "url", "format")
    return (*(row[name] for name in names), row.get("language", ""), str(day(row.get("datePublished"))))


STATUS = {"maintenance": "completion"}
"""A city's projects end when they are handed over."""


def day(text: str | None) -> str | None:
    return text[:10] if text else None


def period(value: Row | None) -> tuple[str | None, str | None]:
    return day((value or {}).get("startDate")), day((value or {}).get("endDate"))


def amount(value: Row | None) -> tuple[Decimal, str] | None:
    return (Decimal(str(value["amount"])), value["currency"]) if value else None


def place(location: Row) -> tuple[Any, str]:
    names = ("streetAddress", "locality", "region", "postalCode", "countryName")
    address = location["address"]
    return location["geometry"], ", ".join(address[name] for name in names if name in address)


def budget(value: Row) -> Row:
    years = {}
    for cut in value.get("budgetBreakdowns", ()):
        for row in cut["budgetBreakdown"]:
            if "period" in row:
                years[day(row["period"]["startDate"])] = amount(row["amount"])
    return {"whole": amount(value["amount"]), "years": years}


def contract(process: Row) -> Row:
    one = process["summary"]
    return {
        "id": one["ocid"],
        "number": one["externalReference"],
        "nature": one["nature"],
        "title": one["title"],
        "status": one["status"],
        "method": one["tender"]["procurementMethod"],
        "bidders": one["tender"]["numberOfTenderers"],
        "customer": one["tender"]["procuringEntity"]["name"],
        "suppliers": [each["name"] for each in one["suppliers"]],
        "value": amount(one["contractValue"]),
        "period": period(one["contractPeriod"]),
        "final": amount(one["finalValue"]),
        "changes": sorted(changes(one)),
        "payments": [(day(each["date"]), amount(each["value"])) for each in one.get("transactions", ())],
    }


def changes(summary: Row) -> list[tuple[Any, ...]]:
    """Moves of the end and of the value, each with its day."""
    found = []
    for each in summary.get("modifications", ()):
        on = day(each["date"])
        if "newContractPeriod" in each:
            ends = [period(each[name])[1] for name in ("oldContractPeriod", "newContractPeriod")]
            found.append((on, "end", *map(str, ends)))
        if "newContractValue" in each:
            values = [amount(each[name]) for name in ("oldContractValue", "newContractValue")]
            found.append((on, "value", *map(str, values)))
    return found


def counts() -> tuple[int, ...]:
    models: tuple[Any, ...] = (Project, ProjectIdentifier, BudgetLine, Contract, ContractChange, Payment)
    return tuple(model.objects.count() for model in models)


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_and_out_is_the_same(bring: Callable[..., ProjectImport], shared_data: Any, name: str) -> None:
    content, theirs = load(shared_data, name)
    batch = bring(content)
    assert batch.report["done"] == {"new": 1}, batch.trouble
    project = Project.objects.get()
    ours = oc4ids.project(gather(project), now(), today(), queries.site("en"))
    held, wanted = told(ours, is_ours=True), told(theirs, is_ours=False)
    # A budget without years stands here in the year of its approval.
    wanted["budget"]["years"] = wanted["budget"]["years"] or {"2015-01-01": wanted["budget"]["whole"]}
    assert held == wanted
    assert set(theirs) <= HELD | NOT_HELD
    are_valid_in_each_language([project], Path(shared_data("openness/oc4ids")))


@pytest.mark.parametrize("name", EXAMPLES)
def test_again_changes_nothing(bring: Callable[..., ProjectImport], shared_data: Any, name: str) -> None:
    content, _theirs = load(shared_data, name)
    bring(content)
    before = counts()
    again = bring(content)
    assert (again.report["outcomes"], again.report["done"]) == ({"same": 1}, {})
    assert counts() == before


def test_what_comes_later_is_added(bring: Callable[..., ProjectImport], shared_data: Any) -> None:
    package = json.loads(load(shared_data, "example.json")[0])
    process = package["projects"][0]["contractingProcesses"][0]["summary"]
    paid = process.pop("transactions")
    bring(json.dumps(package).encode())
    process["transactions"] = paid
    package["projects"][0]["title"] = "Another name"
    batch = bring(json.dumps(package).encode())
    assert batch.report["done"] == {"changed": 1}
    assert Project.objects.get().title_en == "Another name"
    assert (
        Payment.objects.count() == Contract.objects.get(procurement_id=process["ocid"]).payments.count() == 1
    )


def test_the_same_identifier_in_two_projects_is_two_contracts(
    bring: Callable[..., ProjectImport], shared_data: Any
) -> None:
    package = several_projects(shared_data, externalReference="N-2", title="The other bridge")
    batch = bring(json.dumps(package).encode())
    assert batch.report["done"] == {"new": 2}
    names = {
        each.name: [share.project.code for share in each.shares.all()] for each in Contract.objects.all()
    }
    assert len(names) == 2
    assert {len(codes) for codes in names.values()} == {1}
    assert not [each for row in batch.rows.all() for each in row.codes if each == "contract_left"]


def test_a_year_that_is_told_no_more_has_no_money(
    bring: Callable[..., ProjectImport], shared_data: Any
) -> None:
    package = json.loads(load(shared_data, "example.json")[0])
    money = package["projects"][0]["budget"]
    money.pop("budgetBreakdowns", None)
    bring(json.dumps(package).encode())
    whole = money["amount"]["amount"]
    years = {2031: whole - 1, 2032: 1}
    rows = [
        {
            "id": str(year),
            "amount": {**money["amount"], "amount": amount},
            "period": {"startDate": f"{year}-01-01T00:00:00Z", "endDate": f"{year}-12-31T00:00:00Z"},
        }
        for year, amount in years.items()
    ]
    money["budgetBreakdowns"] = [{"id": "year", "budgetBreakdown": rows}]
    bring(json.dumps(package).encode())
    (told,) = gather(Project.objects.get()).money.sums
    assert told.budget == whole
    assert BudgetLine.objects.count() == 3


def test_the_currency_is_that_of_the_contracts_where_no_budget_is_told(
    bring: Callable[..., ProjectImport], shared_data: Any
) -> None:
    package = json.loads(load(shared_data, "example.json")[0])
    del package["projects"][0]["budget"]
    bring(json.dumps(package).encode())
    assert Project.objects.get().currency == "GBP"


def test_a_number_that_is_another_projects_is_told(
    bring: Callable[..., ProjectImport], shared_data: Any
) -> None:
    content, theirs = load(shared_data, "example.json")
    ProjectIdentifier.objects.create(project=make_project(), scheme="oc4ids", value=theirs["id"])
    batch = bring(content)
    assert batch.report["outcomes"] == {"rejected": 1}
    assert batch.rows.get().codes == ["number_taken"]


def test_milestones_of_the_city_stand_in_place_of_told_ones(
    bring: Callable[..., ProjectImport], shared_data: Any
) -> None:
    bring(load(shared_data, "example.json")[0])
    project = Project.objects.get()
    assert [each.name.en for each in gather(project).milestones] == ["Grant disbursement"]
    WorkItem.objects.create(
        project=project, order=1, code="1", kind="milestone", name_en="Handover", is_public=True
    )
    assert [each.name.en for each in gather(project).milestones] == ["Handover"]


def test_another_kind_chosen_by_people_has_its_own_type(
    bring: Callable[..., ProjectImport], shared_data: Any
) -> None:
    bring(load(shared_data, "example.json")[0])
    project = Project.objects.get()
    assert gather(project).work == "expansion"
    project.kind = ProjectKind.objects.get(code="road-repair")
    project.save()
    assert gather(Project.objects.get()).work == project.kind.work


def test_junk_is_not_told_on(bring: Callable[..., ProjectImport], shared_data: Any) -> None:
    package = json.loads(load(shared_data, "example.json")[0])
    one = package["projects"][0]
    one["documents"] = [{"id": "1", "url": "javascript:alert(1)"}, {"id": "2", "documentType": "contract"}]
    one["milestones"] = [{"id": "1", "title": "Far", "dueDate": "2090-01-01T00:00:00Z"}]
    period = {"endDate": "2026-01-01T00:00:00Z"}
    rows = [{"id": str(n), "measure": each, "period": period} for n, each in enumerate(("many", "NaN", 300))]
    one["metrics"] = [{"id": "physicalProgress", "observations": rows}]
    batch = bring(json.dumps(package).encode())
    facts = gather(Project.objects.get())
    assert batch.report["done"] == {"new": 1}
    assert (facts.documents, [each.code for each in facts.metrics if not each.is_forecast]) == ([], [])
    assert [(each.name.en, each.promise) for each in facts.milestones] == [("Far", None)]


def test_the_passport_tells_what_was_told(
    bring: Callable[..., ProjectImport], shared_data: Any, client_for: Any, city: Any
) -> None:
    bring(load(shared_data, "example.json")[0])
    page = (
        client_for(city.people.project_office).get(Project.objects.get().get_absolute_url()).content.decode()
    )
    assert all(
        words in page for words in ("Grant disbursement", "Physical progress", "Environmental Study Report")
    )


def test_reading_alone_writes_nothing(bring: Callable[..., ProjectImport], shared_data: Any) -> None:
    batch = bring(load(shared_data, "example.json")[0], is_applied=False)
    assert batch.report["outcomes"] == {"new": 1}
    assert counts() == (0, 0, 0, 0, 0, 0)


def test_an_unknown_field_is_told(bring: Callable[..., ProjectImport], shared_data: Any) -> None:
    batch = bring(load(shared_data, "example-data.json")[0], is_applied=False)
    assert "strange_field" in batch.rows.get().codes
    assert any("budget/budgetBreakdown" in each.words for each in batch.rows.get().noticed)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_bad_package_is_refused_in_the_readers_language(
    bring: Callable[..., ProjectImport],
    shared_data: Any,
    client_for: Any,
    city: Any,
    language: str,
) -> None:
    package = json.loads(load(shared_data, "example.json")[0])
    package["projects"][0].update(id="bridge-1", status="completed")
    del package["publisher"]
    batch = bring(json.dumps(package).encode())
    assert (batch.stage, counts()) == ("refused", (0, 0, 0, 0, 0, 0))
    client = client_for(city.people.project_office, **{"accept-language": language})
    page = client.get(batch.get_absolute_url()).content.decode()
    assert all(path in page for path in ("projects/0/id", "projects/0/status", "publisher"))
    with translation.override(language):
        assert all(each.words in page.replace("&#x27;", "'") for each in batch.refused)


def test_an_undone_import_leaves_no_money_and_comes_again(
    bring: Callable[..., ProjectImport], shared_data: Any, city: Any, frozen_clock: Any
) -> None:
    content, theirs = load(shared_data, "example.json")
    batch = bring(content)
    frozen_clock.forward(minutes=5)
    assert undo_list(import_id=batch.pk, by=city.people.project_office).report["undone"] == {"cancelled": 1}
    facts = gather(Project.objects.get())
    assert facts.contracts == []
    assert not any(each.budget or each.paid or each.signed for each in facts.money.sums)
    frozen_clock.forward(minutes=5)
    assert bring(content).report["done"] == {"changed": 1}
    ours = oc4ids.project(gather(Project.objects.get()), now(), today(), queries.site("en"))
    assert told(ours, is_ours=True) == told(theirs, is_ours=False)
