"""The open city across its rooms: one figure everywhere, and nothing left of what was withdrawn."""

import csv
import html
import io
import json
import math
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from qala.office.projects.actions.publish import take_publication
from qala.public.opendata.actions import measure, take
from qala.public.opendata.models import Snapshot
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.portfolio.queries import paper
from qala.public.portfolio.queries.totals import total
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.public.projection.tests import samples
from qala.shared import money
from qala.shared.choices import forget
from tests.personas import everybody

OF_PROJECTS = [each for each in DATASETS.values() if each.of]
OF_MONEY = ("budget", "paid")


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Iterator[Any]:
    """People of every role."""
    caches["local"].clear()
    forget()
    yield SimpleNamespace(people=everybody())
    caches["local"].clear()


@pytest.fixture
def row(city: Any) -> PublicProject:
    """Published, with everything."""
    return samples.public_project(city)


@pytest.fixture
def three(row: PublicProject) -> list[PublicProject]:
    """Two more like it."""
    made = [row]
    for number in (1, 2):
        office = type(row.project).objects.get(pk=row.project_id)
        office.pk, office.code, office._state.adding = None, f"P-9{number:03}", True
        office.save()
        PublicProject.objects.filter(project=office).delete()
        copy = PublicProject.objects.get(pk=row.pk)
        copy.pk, copy.project, copy.code, copy._state.adding = None, office, office.code, True
        copy.document = {**copy.document, "code": office.code}
        copy.save()
        made.append(copy)
    return made


def body(path: str, language: str = "ru") -> bytes:
    response: Any = Client().get(path, headers={"Accept-Language": language})
    assert response.status_code == 200, (path, response.status_code)
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def rows_of(dataset: str, file_format: str) -> list[dict[str, Any]]:
    """By the codes of the columns, whatever the format."""
    content = body(f"/opendata/data/{dataset}.{file_format}?lang=en")
    codes = [each.code for each in DATASETS[dataset].columns]
    if file_format == "csv":
        table: Any = list(csv.reader(io.StringIO(content.decode())))[1:]
    elif file_format == "xlsx":
        sheet: Any = openpyxl.load_workbook(io.BytesIO(content)).active
        table = list(sheet.iter_rows(min_row=2, values_only=True))
    elif file_format == "parquet":
        return list(pq.read_table(io.BytesIO(content)).to_pylist())
    else:
        return [json.loads(line) for line in content.splitlines()]
    return [dict(zip(codes, line, strict=True)) for line in table]


def added(rows: list[dict[str, Any]], name: str) -> Decimal:
    return sum((Decimal(str(each[name])) for each in rows if each[name] not in (None, "")), Decimal(0))


def test_totals_are_one_number_everywhere(
    row: PublicProject, three: list[PublicProject], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page, list, features, CSV, XLSX, JSON lines, Parquet, OC4IDS and PDF of the same moment."""
    expected = {name: sum((getattr(each, name) for each in three), Decimal(0)) for name in OF_MONEY}
    assert all(expected.values())
    told = total(public_projects()).money[row.currency]
    assert {name: getattr(told, name) for name in OF_MONEY} == expected
    for file_format in ("csv", "xlsx", "jsonl", "parquet"):
        rows, lines = rows_of("projects", file_format), rows_of("budgets", file_format)
        assert {name: added(rows, name) for name in OF_MONEY} == expected, file_format
        own = [each for each in lines if each["currency"] == row.currency]
        assert {name: added(own, name) for name in OF_MONEY} == expected, file_format
    features = json.loads(body("/opendata/features/collections/projects/items?f=json"))["features"]
    assert {name: added([each["properties"] for each in features], name) for name in OF_MONEY} == expected
    package = json.loads(body("/opendata/oc4ids/ru/projects.json"))["projects"]
    budgets = [Decimal(str(each["budget"]["amount"]["amount"])) for each in package]
    assert (len(package), sum(budgets)) == (3, expected["budget"])
    said = {name: money.say(getattr(row, name), row.currency) for name in OF_MONEY}
    page = html.unescape(body(f"/projects/{row.code}/").decode()).replace("\xa0", " ")
    told_pdf: list[dict[str, Any]] = []
    real = paper.typeset
    monkeypatch.setattr(
        paper, "typeset", lambda sheet, data, **words: told_pdf.append(data) or real(sheet, data, **words)
    )
    assert body(f"/projects/{row.code}/passport.pdf").startswith(b"%PDF")
    figures = {value.replace("\xa0", " ") for _label, value in told_pdf[0]["figures"]}
    for each in said.values():
        assert each.replace("\xa0", " ") in figures
        assert each.replace("\xa0", " ") in page
    whole = html.unescape(body("/projects/").decode())
    assert f"{len(three)}" in whole


def addresses(row: PublicProject) -> list[str]:
    """Wherever a project may stand, without those of itself."""
    lon, lat = row.lon or 0, row.lat or 0
    x, y = tile(lon, lat, 12)
    files = [f"/opendata/data/{each.code}.{name}?lang=ru" for each in OF_PROJECTS for name in each.formats]
    return [
        *files, "/projects/", "/projects/?format=csv", f"/projects/?q={row.code}", "/projects/map/",
        "/projects/map/points/",
        "/projects/timeline/", "/projects/districts/", f"/projects/districts/{row.district}/",
        f"/projects/around/?lon={lon}&lat={lat}", f"/projects/around/points/?lon={lon}&lat={lat}", "/",
        "/opendata/features/collections/projects/items?f=json", "/opendata/features/collections/projects/items?f=html",
        f"/opendata/features/collections/projects/items?bbox={lon - 1},{lat - 1},{lon + 1},{lat + 1}",
        "/sitemap.xml", f"/tiles/projects/12/{x}/{y}.mvt", "/opendata/quality/",
    ]  # fmt: skip


def tile(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    count, bow = 2**zoom, math.radians(lat)
    return int((lon + 180) / 360 * count), int((1 - math.asinh(math.tan(bow)) / math.pi) / 2 * count)


def own(row: PublicProject) -> list[str]:
    """Addresses that are gone with it."""
    return [
        f"/projects/{row.code}/", f"/projects/{row.code}/passport.pdf", f"/projects/{row.code}/feed.atom",
        f"/projects/{row.code}/qr.svg", f"/projects/{row.code}/card/",
        f"/opendata/features/collections/projects/items/{row.code}",
        *(f"/opendata/oc4ids/{each}/projects/oc4ids-000000-{row.code}.json" for each in ("kk", "ru", "en")),
    ]  # fmt: skip


def text_of(path: str) -> str:
    """What stands in it, packed or not; nothing where nothing is to be had."""
    response: Any = Client().get(path, headers={"Accept-Language": "ru"})
    if response.status_code in (204, 404):
        return ""
    assert response.status_code == 200, (path, response.status_code)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if ".xlsx" in path:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if ".parquet" in path:
        return str(pq.read_table(io.BytesIO(content)).to_pylist())
    return bytes(content).decode(errors="replace")


def test_what_was_withdrawn_is_gone_everywhere(row: PublicProject, city: Any) -> None:
    """Caches warm: everything is asked for before, and again at once after."""
    facts, places = row.facts, addresses(row)
    take(month=date(2026, 3, 1))
    measure()
    files = [f"/files/{each.id}/thumb-320" for each in facts.photos] + [
        f"/files/{each.id}/clean" for each in facts.documents
    ]
    assert facts.photos
    assert facts.documents
    before = {path: Client().get(path, follow=True).status_code for path in (*own(row), *files)}
    assert before == dict.fromkeys((*own(row), *files), 200)
    shown = [path for path in places if row.code in text_of(path)]
    assert len(shown) > len(places) // 2
    with (
        connection.cursor() as cursor
    ):  # a transaction of its own outside of tests: it raises the generations anew
        cursor.execute("SELECT set_config('qala.raised', '', true)")
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    titles = {facts.title.said(each) for each in ("kk", "ru", "en")}
    for path in places:
        marks = titles if "q=" in path else {row.code, *titles}  # a page of search repeats what was typed
        text = text_of(path)
        assert not [each for each in marks if each in text], path
    for path in own(row):
        assert Client().get(path).status_code == 410, path
    for path in files:
        assert Client().get(path, follow=True).status_code in (403, 404, 410), path
    for language in ("kk", "ru", "en"):
        assert Client().get(f"/opendata/oc4ids/{language}/projects.json").status_code == 404
    (change,) = json.loads(body("/opendata/oc4ids/changes.json"))["changes"]
    assert (change["withdrawn"], change["reason"]) == (True, "Wrong sums")
    assert {Client().get(each.get_absolute_url()).status_code for each in Snapshot.objects.all()} == {410}
