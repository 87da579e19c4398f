"""Projects of real registers, taken over by their profiles, are valid OC4IDS in each language: by us and officially."""

import gzip
import json
import os
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from qala.ground.places import locating
from qala.office.exchange.actions import begin_applying, carry_out, read_list, receive
from qala.office.projects.models import Project
from qala.office.projects.reference import load as load_projects
from qala.public.opendata.tests.official import are_valid_in_each_language
from qala.shared.intake.json_stream import flattened

pytestmark = pytest.mark.shared_data
SAMPLE = 25
EMPTY = ("", "0", "0.0", "[]", "{}", "-")
SETS = [
    ("ph_dpwh_contracts.jsonl.gz", "ph-dpwh"),
    ("nyc_capital_projects_fy2021.geojson.gz", "nyc-capital"),
    ("almaty_public_space_projects.json.gz", "almaty-public-space"),
]


def sampled(content: bytes, name: str) -> bytes:
    """Rows of different shapes, from the whole file."""
    text = gzip.decompress(content).decode()
    if ".jsonl" in name:
        rows = shapes([json.loads(line) for line in text.splitlines()])
        return gzip.compress("\n".join(map(json.dumps, rows)).encode())
    whole = json.loads(text)
    if isinstance(whole, list):
        return gzip.compress(json.dumps(shapes(whole)).encode())
    return gzip.compress(json.dumps({**whole, "features": shapes(whole["features"])}).encode())


def shapes(rows: list[Any]) -> list[Any]:
    """One row for each set of filled cells, rare sets first: what is told is what can be wrong."""
    found: dict[frozenset[str], list[Any]] = defaultdict(list)
    for row in rows:
        found[frozenset(name for name, text in flattened(row).items() if text not in EMPTY)].append(row)
    return [kept[0] for kept in sorted(found.values(), key=len)[:SAMPLE]]


@pytest.fixture
def brought(city: Any, shared_data: Any) -> Any:
    """`brought(file, profile, is_whole=False)`: taken over."""
    load_projects(lambda _line: None)
    locating.forget()

    def run(file: str, profile: str, *, is_whole: bool = False) -> list[Project]:
        content = shared_data(f"projects/{file}").read_bytes()
        content = content if is_whole else sampled(content, file)
        batch = receive(file_name=file, content=content, profile=profile, by=city.people.project_office)
        batch = read_list(import_id=batch.pk)
        begin_applying(import_id=batch.pk, by=city.people.project_office)
        carry_out(import_id=batch.pk)
        return list(Project.objects.order_by("code"))

    yield run
    locating.forget()


@pytest.mark.parametrize(("file", "profile"), SETS)
def test_a_sample_is_valid(
    brought: Callable[..., list[Project]], shared_data: Any, file: str, profile: str
) -> None:
    projects = brought(file, profile)
    assert 10 <= len(projects) <= SAMPLE
    are_valid_in_each_language(projects, shared_data("openness/oc4ids"))


@pytest.mark.slow
@pytest.mark.skipif(
    "QALA_WHOLE_LISTS" not in os.environ, reason="minutes long: QALA_WHOLE_LISTS=1 asks for it"
)
@pytest.mark.parametrize(("file", "profile"), SETS)
def test_the_whole_is_valid(
    brought: Callable[..., list[Project]], shared_data: Any, file: str, profile: str
) -> None:
    projects = brought(file, profile, is_whole=True)
    assert len(projects) > SAMPLE
    are_valid_in_each_language(projects, shared_data("openness/oc4ids"))
