"""A public project that is no longer valid for programs: told at once to the office and to everybody."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from qala.office.finance.actions import pay
from qala.office.projects.registries import errands
from qala.public.opendata.queries import oc4ids as queries
from qala.public.opendata.queries.checking import findings_in
from qala.public.opendata.rules import oc4ids
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.facts import Change, Facts, Milestone, MoneyLine, Words
from qala.shared.clock import now, today


def overpaid(row: PublicProject, people: Any) -> PublicProject:
    contract = row.project.contract_shares.get().contract
    pay(contract_id=contract.pk, amount=Decimal(10**9), valid_on=today(), by=people.project_office)
    refresh(row.project_id)
    return PublicProject.objects.get(pk=row.pk)


def test_what_became_invalid_is_told_at_once(row: PublicProject, city: Any) -> None:
    assert row.faults == []
    row = overpaid(row, city.people)
    assert [(each["check"], each["code"]) for each in row.faults] == [("oc4ids", "overpaid")]
    assert "Public data to mend" in [str(each.kind) for each in errands(city.people.project_office)]
    page = Client().get("/opendata/quality/", headers={"accept-language": "en"}).content.decode()
    assert f"/projects/{row.code}/" in page
    assert "More was paid under the contract" in page


def test_the_page_tells_nothing_when_all_is_well(row: PublicProject) -> None:
    page = Client().get("/opendata/quality/", headers={"accept-language": "en"}).content.decode()
    assert f"/projects/{row.code}/" not in page


def test_the_package_says_what_is_true_all_the_same(row: PublicProject, city: Any) -> None:
    row = overpaid(row, city.people)
    response: Any = Client().get("/opendata/oc4ids/ru/projects.json")
    package = json.loads(b"".join(response.streaming_content))
    assert [each.code for each in oc4ids.check(package)] == ["overpaid"]


def strange(facts: Facts) -> Facts:
    """With codes that nobody knows any more."""
    first = facts.contracts[0]
    change = Change(id="1", on=today(), kind="scope", reason="old_code", words="Otherwise")
    milestone = Milestone(code="M9", name=Words(ru="Веха"), reason="old_code", reason_words=Words(ru="Дожди"))
    line = MoneyLine(year=2026, source="old_code", currency=facts.currency, budget=Decimal(1))
    return facts.model_copy(
        update={
            "stage": "old_code",
            "milestones": [*facts.milestones, milestone],
            "contracts": [first.model_copy(update={"changes": [change]}), *facts.contracts[1:]],
            "money": facts.money.model_copy(update={"lines": [*facts.money.lines, line]}),
            "officials": [each.model_copy(update={"part": "old_code"}) for each in facts.officials],
        }
    )


def test_a_code_that_nobody_knows_breaks_no_file(row: PublicProject) -> None:
    with translation.override("ru"):
        made = oc4ids.project(strange(row.facts), now(), today(), queries.site("ru"))
    [milestone] = [each for each in made["milestones"] if each["id"].endswith("M9")]
    assert milestone["description"] == "Дожди"
    assert "rationale" not in made["contractingProcesses"][0]["summary"]["modifications"][0]
    told = [each.what for each in findings_in(strange(row.facts), now()) if each.code == "unknown_code"]
    assert set(told) == {"old_code"}
    assert len(told) >= 5
    assert [each for each in findings_in(row.facts, now()) if each.code == "unknown_code"] == []


def test_the_whole_portfolio_is_read_with_such_a_code(row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(document=strange(row.facts).model_dump(mode="json"))
    response: Any = Client().get("/opendata/oc4ids/ru/projects.json")
    assert len(json.loads(b"".join(response.streaming_content))["projects"]) == 1


@pytest.mark.parametrize("days", [1, 800])
def test_a_milestone_is_late_once_its_day_has_passed(
    row: PublicProject, frozen_clock: Any, days: int
) -> None:
    due = Milestone(code="M9", name=Words(ru="Веха"), promise=today() + timedelta(days=1))
    facts = row.facts.model_copy(
        update={"milestones": [due], "dates": row.facts.dates.model_copy(update={"actual_finish": None})}
    )
    PublicProject.objects.filter(pk=row.pk).update(document=facts.model_dump(mode="json"))
    address = f"/opendata/oc4ids/ru/projects/{queries.site('ru').id_of(row.code)}.json"

    def asked() -> tuple[str, str]:
        response: Any = Client().get(address)
        [project] = json.loads(b"".join(response.streaming_content))["projects"]
        return response["ETag"], project["milestones"][0]["status"]

    before = asked()
    assert before[1] == "scheduled"
    frozen_clock.forward(days=days)
    after = asked()
    assert after[1] == ("scheduled" if days == 1 else "notMet")
    assert after[0] != before[0]
