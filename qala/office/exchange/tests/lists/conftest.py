"""Lists brought in by the project office of a small city."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from qala.ground.places import locating
from qala.office.exchange.actions import begin_applying, carry_out, read_list, receive
from qala.office.exchange.models import ImportProfile, ProjectImport
from qala.office.projects.reference import load as load_projects
from qala.office.projects.tests.factories import make_block, make_kind
from tests.personas import Personas

PROFILE = """
title: Works
scheme: works
currency: KZT
format: jsonl
language: ru
fields:
  key: id
  title: name
  stage: stage
  district: district
  owner: owner
  contractor: builder
  planned_start: start
  planned_finish: finish
  actual_finish: done
  percent: percent
  budget: money
  lon: lon
  lat: lat
stages: {map: {going: construction, over: closed}, default: proposed}
blocks: {default: roads}
kinds: {default: road-repair}
owners: {prefix: works}
"""


@pytest.fixture
def office(personas: Personas, frozen_clock: object) -> Any:
    """Block and kind, and the profile `works`."""
    make_block()
    make_kind()
    ImportProfile.objects.create(name="works", title="Works", text=PROFILE, made_by=personas.project_office)
    locating.forget()
    yield personas
    locating.forget()


@pytest.fixture
def bring(office: Any) -> Callable[..., ProjectImport]:
    """`bring([{...}, …], is_applied=True)`: a list as JSON lines, read, and taken over."""

    def run(rows: list[dict[str, Any]], *, is_applied: bool = True, profile: str = "works") -> ProjectImport:
        content = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
        batch = receive(file_name="works.jsonl", content=content, profile=profile, by=office.project_office)
        batch = read_list(import_id=batch.pk)
        if is_applied and batch.stage == ProjectImport.Stage.READ:
            begin_applying(import_id=batch.pk, by=office.project_office)
            batch = carry_out(import_id=batch.pk)
        return batch

    return run


@pytest.fixture
def real(personas: Personas, frozen_clock: object, shared_data: Any) -> Callable[..., ProjectImport]:
    """`real("file.gz", "profile")`: one of the shared sets, read and taken over; `most` is how many of its features."""
    load_projects(lambda _line: None)
    locating.forget()

    def run(file: str, profile: str, *, is_applied: bool = True, most: int | None = None) -> ProjectImport:
        content = shared_data(f"projects/{file}").read_bytes()
        if most is not None:
            whole = json.loads(gzip.decompress(content))
            content = gzip.compress(json.dumps({**whole, "features": whole["features"][:most]}).encode())
        batch = receive(file_name=file, content=content, profile=profile, by=personas.project_office)
        batch = read_list(import_id=batch.pk)
        assert batch.stage == ProjectImport.Stage.READ, batch.trouble
        if is_applied:
            begin_applying(import_id=batch.pk, by=personas.project_office)
            batch = carry_out(import_id=batch.pk)
        return batch

    return run
