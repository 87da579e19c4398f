"""Our own validator: the sense of a package, the command, and the gate before publication."""

import copy
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from qala.office.projects.publication import findings
from qala.public.opendata.queries import checking
from qala.public.opendata.rules.oc4ids import Finding, check
from qala.public.opendata.tests.packages import package
from qala.public.projection.models import PublicProject
from qala.shared.clock import today

KZT = {"currency": "KZT"}


def small(**more: Any) -> dict[str, Any]:
    """The smallest package that is valid, with more in its project."""
    return {
        "uri": "https://city.example/projects.json",
        "publisher": {"name": "City"},
        "publishedDate": "2026-03-01T00:00:00+05:00",
        "version": "0.9",
        "projects": [{"id": "oc4ids-abc123-1", **more}],
    }


def contract(**more: Any) -> list[dict[str, Any]]:
    return [{"id": "c1", "summary": more}]


def progress(*rows: tuple[str, float]) -> list[dict[str, Any]]:
    return [
        {
            "id": "physicalProgress",
            "observations": [
                {"id": day, "measure": value, "period": {"endDate": f"{day}T00:00:00Z"}}
                for day, value in rows
            ],
        }
    ]


def period(start: str, end: str) -> dict[str, str]:
    return {"startDate": f"{start}T00:00:00Z", "endDate": f"{end}T00:00:00Z"}


def place(kind: str, coordinates: Any) -> list[dict[str, Any]]:
    return [{"id": "1", "geometry": {"type": kind, "coordinates": coordinates}}]


def pay(*amounts: float) -> list[dict[str, Any]]:
    return [{"id": str(n), "value": {"amount": amount, **KZT}} for n, amount in enumerate(amounts)]


def codes(value: Any) -> list[str]:
    return [each.code for each in check(value)]


def test_the_smallest_package_is_valid() -> None:
    assert codes(small()) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"period": period("2026-03-02", "2026-03-01")}, "order"),
        ({"period": period("1026-03-02", "2026-03-01")}, "years"),
        (
            {
                "preparationPeriod": period("2026-03-02", "2026-04-01"),
                "implementationPeriod": period("2026-03-01", "2026-04-01"),
            },
            "phases",
        ),
        ({"metrics": progress(("2026-01-01", 101))}, "percent"),
        ({"metrics": progress(("2026-01-01", 10), ("2026-02-01", 9))}, "fell"),
        ({"locations": [{"id": "1", "geometry": {"type": "Point", "coordinates": [51.1, 171.4]}}]}, "place"),
        (
            {"contractingProcesses": contract(contractValue={"amount": 10, **KZT}, transactions=pay(6, 5))},
            "overpaid",
        ),
        ({"status": "implementation", "completion": {"finalScope": "All of it"}}, "too_early"),
        (
            {
                "budget": {
                    "amount": {"amount": 10, **KZT},
                    "budgetBreakdowns": [
                        {"id": "year", "budgetBreakdown": [{"id": "1", "amount": {"amount": 9, **KZT}}]}
                    ],
                }
            },
            "cut",
        ),
        ({"parties": [{"id": "1", "name": "One", "roles": ["supplier"]}]}, "role"),
        ({"publicAuthority": {"id": "2", "name": "Two"}}, "no_party"),
        ({"budget": {"amount": {"amount": 5}}}, "no_currency"),
        ({"sector": ["magic"]}, "sector"),
        ({"sector": ["transport.road"]}, "parent"),
        ({"budget": {"amount": {"amount": 0, **KZT}}}, "amount"),
        ({"budget": {"amount": {"amount": 10**15, "currency": "USD"}}}, "amount"),
        ({"contractingProcesses": contract(contractValue={"amount": 0, **KZT})}, "amount"),
        ({"parties": [{"id": "1", "name": "-"}]}, "name"),
        ({"parties": [{"id": "1", "name": "N/A"}]}, "name"),
        ({"publicAuthority": {"id": "1"}, "parties": [{"id": "1", "name": "One"}]}, "no_role"),
        (
            {
                "parties": [{"id": "1", "name": "One", "roles": ["tenderer"]}],
                "contractingProcesses": contract(suppliers=[{"id": "1", "name": "One"}]),
            },
            "no_role",
        ),
        ({"metrics": [{**progress(("2026-01-01", 250))[0], "id": "financialProgress"}]}, "percent"),
        ({"forecasts": progress(("2026-01-01", 250))}, "percent"),
        ({"updated": "1026-03-02T00:00:00Z"}, "years"),
        ({"milestones": [{"id": "1", "title": "One", "dateMet": "1026-03-02T00:00:00Z"}]}, "years"),
        ({"documents": [{"id": "1", "title": "One", "datePublished": "2126-03-02T00:00:00Z"}]}, "years"),
        ({"locations": place("Polygon", [71.4, 51.1])}, "shape"),
        (
            {"locations": place("Polygon", [[[71.4, 51.1], [71.5, 51.1], [71.5, 51.2], [71.4, 51.2]]])},
            "shape",
        ),
        ({"locations": place("LineString", [[71.4, 51.1]])}, "shape"),
        ({"locations": place("Point", [[71.4, 51.1]])}, "shape"),
    ],
)
def test_nonsense_is_found(more: dict[str, Any], code: str) -> None:
    assert codes(small(**more)) == [code]


def test_a_contract_may_grow_before_it_is_paid() -> None:
    grown = [{"id": "1", "newContractValue": {"amount": 11, **KZT}}]
    more = contract(contractValue={"amount": 10, **KZT}, modifications=grown, transactions=pay(6, 5))
    assert codes(small(contractingProcesses=more)) == []


@pytest.mark.parametrize(
    "more",
    [
        {"sector": ["transport", "transport.road"]},
        {"locations": place("Polygon", [[[71.4, 51.1], [71.5, 51.1], [71.5, 51.2], [71.4, 51.1]]])},
        {"locations": place("MultiLineString", [[[71.4, 51.1], [71.5, 51.1]]])},
        {"locations": place("Point", [71.4, 51.1, 347])},
        {"documents": [{"id": "1", "title": "One", "documentType": "ofOurOwn"}]},  # an open list
        {"budget": {"amount": {"amount": 6 * 10**11, **KZT}}},
        {"contractingProcesses": contract(contractValue={"amount": 5, **KZT}, transactions=pay(6, -2))},
    ],
)
def test_sense_is_left_alone(more: dict[str, Any]) -> None:
    assert codes(small(**more)) == []


@pytest.mark.parametrize("junk", [None, [], "text", 5, {}, {"projects": "x"}, {"projects": [5, None, []]}])
def test_junk_is_refused_with_words(junk: Any) -> None:
    assert check(junk)
    assert all(each.words for each in check(junk))


def test_junk_in_unknown_fields_is_walked_past() -> None:
    strange = {"startDate": "x", "endDate": 5, "procuringEntity": {"id": []}, "suppliers": [1], "amount": "x"}
    found = codes(small(invented=strange))
    assert found[0] == "unknown"


@pytest.mark.parametrize("measure", ["NaN", "Infinity", "half"])
def test_a_measure_in_words_is_no_progress(measure: str) -> None:
    assert (
        codes(small(metrics=progress(("2026-01-01", 10), ("2026-02-01", measure), ("2026-03-01", 20)))) == []
    )  # type: ignore[arg-type]


def test_numbers_without_end_are_none() -> None:
    for amount in (float("inf"), float("nan")):
        assert codes(small(budget={"amount": {"amount": amount, **KZT}})) == ["kind"]


def test_any_single_break_of_a_real_package_never_stumbles(row: PublicProject) -> None:
    """Every value of a real project is replaced by junk, one at a time: a finding, never an error."""
    good = package()
    paths = list(leaves(good["projects"][0]))
    assert len(paths) > 50
    for path in paths:
        for junk in (None, "", [], {}, 7, "x", [[]], {"a": "b"}):
            one = copy.deepcopy(good)
            target = one["projects"][0]
            for key in path[:-1]:
                target = target[key]
            target[path[-1]] = junk
            check(one)
            if junk is None:
                assert check(one), path


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Any:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from leaves(each, (*path, key))


def test_the_command_reads_plain_and_packed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.json", tmp_path / "a.json.gz"
    plain.write_text(json.dumps(small()))
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    for path in (plain, packed):
        out = io.StringIO()
        call_command("check_oc4ids", path, stdout=out)
        assert "1 projects, 0 findings" in out.getvalue()


def test_the_command_names_what_is_wrong(tmp_path: Path) -> None:
    path, out = tmp_path / "a.json", io.StringIO()
    path.write_text(json.dumps(small(title="")))
    with pytest.raises(SystemExit) as left:
        call_command("check_oc4ids", path, stdout=out)
    assert left.value.code == 3
    assert "projects/0/title" in out.getvalue()


def test_the_command_refuses_what_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{")
    with pytest.raises(CommandError, match="is not JSON"):
        call_command("check_oc4ids", path)
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("check_oc4ids", tmp_path / "none.json")


def test_a_valid_project_may_be_published(row: PublicProject) -> None:
    assert [each.text for each in findings(row.project, today()) if each.code == "oc4ids"] == []


def test_an_invalid_one_may_not(row: PublicProject, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [Finding("budget/amount", "no_currency")]
    monkeypatch.setattr(checking.oc4ids, "check_project", lambda _project: wrong)
    found = [str(each.text) for each in findings(row.project, today()) if each.code == "oc4ids"]
    assert found == ["budget/amount: An amount without a currency."]
