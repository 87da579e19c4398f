"""The official checker and ours agree: what we publish is accepted by both, what is broken is found by both."""

import copy
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.outcomes import Failed, Skipped

from qala.public.opendata.rules import oc4ids
from qala.public.opendata.tests import official
from qala.public.opendata.tests.official import HARD, MISSING, PYTHON, complaints, is_here, needed, said
from qala.public.opendata.tests.packages import package
from qala.public.projection.models import PublicProject
from qala.shared.languages import LANGUAGES

Break = Callable[[dict[str, Any]], Any]


@pytest.fixture
def schemas(shared_data: Any) -> Path:
    """The published schemas and code lists, which the checker does not bring itself."""
    needed()
    return Path(shared_data("openness/oc4ids/project-schema.json")).parent


def first(package: dict[str, Any]) -> Any:
    return package["projects"][0]


def twice(package: dict[str, Any]) -> None:
    package["projects"].append({**copy.deepcopy(first(package)), "title": "Another"})


def dated(package: dict[str, Any]) -> None:
    first(package)["period"]["startDate"] = "2025-04-01"


def unpaired(package: dict[str, Any]) -> None:
    del first(package)["budget"]["amount"]["currency"]


def in_words(package: dict[str, Any]) -> None:
    first(package)["budget"]["amount"]["amount"] = "12000"


def doubled(package: dict[str, Any]) -> None:
    first(package)["milestones"].append({**first(package)["milestones"][0], "title": "Again"})


def collected(package: dict[str, Any]) -> None:
    geometry = {"type": "GeometryCollection", "coordinates": [1, 2]}
    first(package)["locations"] = [{"id": "place", "geometry": geometry}]


def nameless(package: dict[str, Any]) -> None:
    first(package)["parties"] = [{"id": "nobody", "name": "Nobody"}]


def supplier(package: dict[str, Any]) -> None:
    first(package)["contractingProcesses"][0]["summary"]["suppliers"][0]["id"] = "unknown"


BROKEN: dict[str, Break] = {
    "no uri": lambda one: one.pop("uri"),
    "no projects": lambda one: one.pop("projects"),
    "empty projects": lambda one: one.update(projects=[]),
    "version of three parts": lambda one: one.update(version="0.9.5"),
    "no such address": lambda one: one.update(license="our own"),
    "no identifier": lambda one: first(one).pop("id"),
    "no prefix": lambda one: first(one).update(id="bridge-1"),
    "same identifier twice": twice,
    "old status": lambda one: first(one).update(status="completed"),
    "no such kind of work": lambda one: first(one).update(type="improvement"),
    "unknown field": lambda one: first(one).update(stage="going"),
    "empty text": lambda one: first(one).update(title=""),
    "blank text": lambda one: first(one).update(title="   "),
    "empty list": lambda one: first(one).update(sector=[]),
    "empty object": lambda one: first(one).update(period={}),
    "a number as title": lambda one: first(one).update(title=5),
    "null": lambda one: first(one).update(purpose=None),
    "a day without time": dated,
    "amount without currency": unpaired,
    "amount in words": in_words,
    "milestone twice": doubled,
    "collection of geometries": collected,
    "authority that is no party": nameless,
    "supplier that is no party": supplier,
    "sector twice": lambda one: first(one).update(sector=["health", "health"]),
    "the same number of two schemes": lambda one: first(one).update(
        identifiers=[{"id": "1", "scheme": "a"}, {"id": "1", "scheme": "b"}]
    ),
    "one instead of many": lambda one: first(one).update(parties={"id": "1"}),
}


@pytest.mark.shared_data
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_publish_is_accepted(row: PublicProject, schemas: Path, language: str) -> None:
    ours = package(language)
    (answer,) = said([ours], schemas)
    assert complaints(answer) == {}
    assert [str(each) for each in oc4ids.check(ours)] == []


@pytest.mark.shared_data
def test_what_is_broken_is_found_by_both(row: PublicProject, schemas: Path) -> None:
    good = package()
    broken = []
    for breaks in BROKEN.values():
        one = copy.deepcopy(good)
        breaks(one)
        broken.append(one)
    theirs = [bool(complaints(answer)) for answer in said(broken, schemas)]
    ours = [bool(oc4ids.check(one)) for one in broken]
    assert dict(zip(BROKEN, ours, strict=True)) == dict.fromkeys(BROKEN, True)
    assert dict(zip(BROKEN, theirs, strict=True)) == dict.fromkeys(BROKEN, True)


def test_the_checker_can_be_asked() -> None:
    """Without any data: what CI would leave out first."""
    needed()
    asked = [
        PYTHON,
        "-c",
        "from libcoveoc4ids.api import oc4ids_json_output as asked; print(asked.__module__)",
    ]
    told = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=120)
    assert told.stdout.strip() == "libcoveoc4ids.api", told.stderr[-2000:]


@pytest.mark.parametrize(("in_ci", "ends"), [("true", Failed), ("", Skipped)])
def test_ci_leaves_nothing_out(monkeypatch: pytest.MonkeyPatch, in_ci: str, ends: Any) -> None:
    monkeypatch.setenv("CI", in_ci)
    monkeypatch.setattr(official, "PYTHON", "")
    with pytest.raises(ends, match=MISSING.partition(";")[0]):
        needed()
    monkeypatch.setattr(official, "PYTHON", "somewhere")
    assert is_here()


@pytest.mark.shared_data
def test_the_checker_does_not_fail_open(row: PublicProject, schemas: Path) -> None:
    """With code lists out of reach it would report nothing: one bad file must be bad in every way."""
    bad = package()
    del bad["uri"]
    first(bad).update(id="no-prefix", status="completed", title="", invented="x", sector=["invented"])
    (answer,) = said([bad], schemas)
    assert [key for key in HARD if not answer[key]] == []
    assert "open_lists" in complaints(answer)
