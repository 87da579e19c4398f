"""The official checker, where an environment with it is at hand: `QALA_OC4IDS_PYTHON` names its Python. Its licence
(AGPL) keeps it out of Qala: it is another program that reads the same files."""

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from qala.office.projects.models import Project
from qala.public.opendata.queries import oc4ids as queries
from qala.public.opendata.rules import oc4ids
from qala.public.projection.queries.gathering import gather
from qala.shared.clock import now, today
from qala.shared.languages import LANGUAGES

PYTHON = os.environ.get("QALA_OC4IDS_PYTHON", "")
MISSING = "QALA_OC4IDS_PYTHON names no environment with libcoveoc4ids; `. .ci/checkers` makes one"
SCRIPT = Path(__file__).with_name("official_checking.py")
# Of open lists, what we add on purpose: our own words and measures.
OURS = {
    "projects/additionalClassifications/scheme": "qala-",
    "projects/parties/classifications/scheme": "qala-",
    "projects/metrics/id": ("scope-", "result-", "labour-"),
    "projects/forecasts/id": ("scope-", "result-"),
    "projects/documents/documentType": "x_",  # a code that somebody added to the open list, told on as it came
}
HARD = ("validation_errors_count", "additional_fields", "additional_closed_codelist_values",
        "conformance_checks", "additional_checks")  # fmt: skip


def is_here() -> bool:
    """Whether the checker can be asked. Where everything is tried (CI) nothing may be left out without a word."""
    if not PYTHON and os.environ.get("CI") == "true":
        pytest.fail(MISSING, pytrace=False)
    return bool(PYTHON)


def needed() -> None:
    """Skips without the checker, and fails in CI."""
    if not is_here():
        pytest.skip(MISSING)


def said(packages: Sequence[Any], schemas: Path) -> list[dict[str, Any]]:
    """What the checker says of each package."""
    run = subprocess.run(
        [PYTHON, str(SCRIPT), str(schemas)],
        input=json.dumps(list(packages)), capture_output=True, text=True, check=False, timeout=900,
        env={"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "")},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def complaints(answer: dict[str, Any]) -> dict[str, Any]:
    """What stands against the five conditions; empty: accepted."""
    found = {key: answer[key] for key in HARD if answer[key]}
    if found.get("validation_errors_count"):
        found["validation_errors"] = answer["validation_errors"]
    strange = {
        path: [value for value in one["values"] if not value.startswith(OURS.get(path, "\0"))]
        for path, one in (answer["additional_open_codelist_values"] or {}).items()
    }
    strange = {path: values for path, values in strange.items() if values}
    return {**found, **({"open_lists": strange} if strange else {})}


def are_valid_in_each_language(projects: Iterable[Project], schemas: Path) -> None:
    """As they would be published today, by our checks, and by the official checker where it is at hand."""
    known, packages = [gather(each) for each in projects], []
    for language in LANGUAGES:
        where = queries.site(language)
        written = [oc4ids.project(facts, now(), today(), where) for facts in known]
        packages.append({**queries.head(where, "/x.json", now()), "projects": written})
        assert [str(each) for each in oc4ids.check(packages[-1])][:20] == [], language
    if is_here():
        for language, answer in zip(LANGUAGES, said(packages, schemas), strict=True):
            assert complaints(answer) == {}, language
