"""Projects of real registers, taken over by their profiles, are valid OC4IDS in each language: by us and officially."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qala.ground.places import locating
from qala.office.exchange.actions import begin_applying, carry_out, read_list, receive
from qala.office.projects.models import Project
from qala.office.projects.reference import load as load_projects
from qala.public.opendata.queries import oc4ids as queries
from qala.public.opendata.rules import oc4ids
from qala.public.opendata.tests.official import PYTHON, complaints, said
from qala.public.projection.queries.gathering import gather
from qala.shared.clock import now
from qala.shared.languages import LANGUAGES

pytestmark = pytest.mark.shared_data
SAMPLE = 50
SETS = [
    ("ph_dpwh_contracts.jsonl.gz", "ph-dpwh"),
    ("nyc_capital_projects_fy2021.geojson.gz", "nyc-capital"),
    ("almaty_public_space_projects.json.gz", "almaty-public-space"),
]


def sampled(content: bytes, name: str, most: int) -> bytes:
    """`most` rows, evenly from the whole file."""
    text = gzip.decompress(content).decode()
    if ".jsonl" in name:
        return gzip.compress("\n".join(some(text.splitlines(), most)).encode())
    whole = json.loads(text)
    if isinstance(whole, list):
        return gzip.compress(json.dumps(some(whole, most)).encode())
    key = next(key for key, value in whole.items() if isinstance(value, list) and len(value) > most)
    return gzip.compress(json.dumps({**whole, key: some(whole[key], most)}).encode())


def some(rows: list[Any], most: int) -> list[Any]:
    return rows[:: max(1, len(rows) // most)][:most]


@pytest.fixture
def brought(city: Any, shared_data: Any) -> Any:
    """`brought(file, profile, most)`: taken over, all of it when `most` is 0."""
    load_projects(lambda _line: None)
    locating.forget()

    def run(file: str, profile: str, most: int) -> list[Project]:
        content = shared_data(f"projects/{file}").read_bytes()
        content = sampled(content, file, most) if most else content
        batch = receive(file_name=file, content=content, profile=profile, by=city.people.project_office)
        batch = read_list(import_id=batch.pk)
        begin_applying(import_id=batch.pk, by=city.people.project_office)
        carry_out(import_id=batch.pk)
        return list(Project.objects.order_by("code"))

    yield run
    locating.forget()


def exported(projects: list[Project]) -> dict[str, Any]:
    """A package per language."""
    known = [gather(each) for each in projects]
    return {
        language: {
            **queries.head(queries.site(language), "/x.json", now()),
            "projects": [oc4ids.project(facts, now(), queries.site(language)) for facts in known],
        }
        for language in LANGUAGES
    }


def check_all(projects: list[Project], schemas: Path) -> None:
    packages = exported(projects)
    for language, package in packages.items():
        assert [str(each) for each in oc4ids.check(package)][:20] == [], language
    if PYTHON:
        for language, answer in zip(packages, said(list(packages.values()), schemas), strict=True):
            assert complaints(answer) == {}, language


@pytest.mark.parametrize(("file", "profile"), SETS)
def test_a_sample_is_valid(
    brought: Callable[..., list[Project]], shared_data: Any, file: str, profile: str
) -> None:
    projects = brought(file, profile, SAMPLE)
    assert len(projects) > SAMPLE / 2
    check_all(projects, shared_data("openness/oc4ids"))


@pytest.mark.slow
@pytest.mark.skipif(
    "QALA_WHOLE_LISTS" not in os.environ, reason="minutes long: QALA_WHOLE_LISTS=1 asks for it"
)
@pytest.mark.parametrize(("file", "profile"), SETS)
def test_the_whole_is_valid(
    brought: Callable[..., list[Project]], shared_data: Any, file: str, profile: str
) -> None:
    projects = brought(file, profile, 0)
    assert len(projects) > SAMPLE
    check_all(projects, shared_data("openness/oc4ids"))
