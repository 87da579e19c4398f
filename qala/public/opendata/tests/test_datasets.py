"""Datasets: every format has the same rows, the sums of the pages, no formula, nothing that was withdrawn."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import translation

from qala.ground.places.models import District
from qala.ground.places.tests.factories import make_districts
from qala.office.projects.actions.publish import take_publication
from qala.public.opendata.queries import formats
from qala.public.opendata.queries.datasets import rows
from qala.public.opendata.rules.datasets import DATASETS, Dataset, Kind
from qala.public.projection.models import PublicProject
from qala.shared.languages import LANGUAGES

OF_PROJECTS = [each for each in DATASETS.values() if each.of]
FILES = [(each, name) for each in DATASETS.values() for name in each.formats]


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/opendata/{path}", headers=headers)


def content(response: Any) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(code: str, query: str = "?lang=en") -> list[dict[str, str]]:
    text = content(get(f"data/{code}.csv{query}")).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def count(dataset: Dataset, file_format: str, body: bytes) -> int:
    if file_format == "csv":
        return len(list(csv.reader(io.StringIO(body.decode())))) - 1
    if file_format == "xlsx":
        return int(openpyxl.load_workbook(io.BytesIO(body)).active.max_row) - 1
    if file_format == "parquet":
        found = pq.read_table(io.BytesIO(body))
        assert found.column_names == [column.code for column in dataset.columns]
        return int(found.num_rows)
    if file_format == "jsonl":
        found = [json.loads(line) for line in body.decode().splitlines()]
        assert all(list(each) == [column.code for column in dataset.columns] for each in found)
        return len(found)
    collection = json.loads(body)
    assert collection["type"] == "FeatureCollection"
    return len(collection["features"])


@pytest.mark.parametrize(("dataset", "file_format"), FILES, ids=lambda each: getattr(each, "code", each))
def test_every_format_opens_and_has_the_same_rows(
    row: PublicProject, dataset: Dataset, file_format: str
) -> None:
    response = get(f"data/{dataset.code}.{file_format}?lang=ru")
    assert response["Content-Type"] == formats.TYPES[file_format]
    with translation.override("ru"):
        made = list(rows(dataset))
    assert count(dataset, file_format, content(response)) == len(made)
    assert not dataset.of or made


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda each: each.code)
def test_rows_have_their_columns_and_types(row: PublicProject, dataset: Dataset) -> None:
    types: dict[Kind, Any] = {
        Kind.TEXT: str,
        Kind.WHOLE: int,
        Kind.TRUTH: bool,
        Kind.NUMBER: (Decimal, float),
        Kind.MONEY: Decimal,
    }
    for each in rows(dataset):
        assert set(each) - {"geometry"} == {column.code for column in dataset.columns}
        for column in dataset.columns:
            value = each[column.code]
            assert value is None or column.kind not in types or isinstance(value, types[column.kind])
            assert value is not None or not column.is_required


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda each: each.code)
def test_headings_are_distinct_in_every_language(dataset: Dataset) -> None:
    for language in LANGUAGES:
        with translation.override(language):
            labels = [str(each.label) for each in dataset.columns]
        assert len(set(labels)) == len(labels)


def test_sums_are_those_of_the_pages(row: PublicProject) -> None:
    (project,) = table("projects")
    assert Decimal(project["Budget of the project"]) == row.budget
    assert (project["Code of the project"], project["Currency"]) == (row.code, row.currency)
    lines = [each for each in table("budgets") if each["Currency"] == row.currency]
    assert sum(Decimal(each["Budget of the project"] or 0) for each in lines) == row.budget
    assert len(table("contracts")) == len(row.facts.contracts)
    assert len(table("progress")) == len(row.facts.progress.points)
    (risks,) = table("risks")
    assert int(risks["Open risks"]) == row.facts.risks.count


def test_parquet_has_types_and_the_same_sums(row: PublicProject) -> None:
    (project,) = pq.read_table(io.BytesIO(content(get("data/projects.parquet")))).to_pylist()
    assert (project["budget"], project["paid"]) == (row.budget, row.paid)
    assert (project["finishes_on"], project["is_suspended"]) == (row.finishes_on, row.is_suspended)


def test_languages_differ_in_words_alone(row: PublicProject) -> None:
    found = [table("projects", f"?lang={each}")[0] for each in LANGUAGES]
    assert len({tuple(each) for each in found}) == 3
    assert len({next(iter(each.values())) for each in found}) == 1
    assert get("data/projects.csv?lang=de").status_code == 422


def test_no_text_begins_a_formula(row: PublicProject) -> None:
    title = {"kk": "=1+1", "ru": "=1+1", "en": "=1+1"}
    PublicProject.objects.filter(pk=row.pk).update(document={**row.document, "title": title})
    assert table("projects")[0]["Name of the project"] == "'=1+1"
    book = openpyxl.load_workbook(io.BytesIO(content(get("data/projects.xlsx?lang=en"))))
    cell = book.active.cell(2, 2)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_excel_gets_its_mark_when_it_is_asked_for(row: PublicProject) -> None:
    assert not content(get("data/projects.csv")).startswith(b"\xef\xbb\xbf")
    assert content(get("data/projects.csv?bom=1")).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("dataset", OF_PROJECTS, ids=lambda each: each.code)
def test_what_was_withdrawn_is_in_no_file(row: PublicProject, city: Any, dataset: Dataset) -> None:
    before = get(f"data/{dataset.code}.csv")["ETag"]
    assert get(f"data/{dataset.code}.csv", **{"If-None-Match": before}).status_code == 304
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    again = get(f"data/{dataset.code}.csv", **{"If-None-Match": before})
    assert count(dataset, "csv", content(again)) == 0


def test_districts_follow_their_content(city: Any) -> None:
    first, _second = make_districts()
    before = get("data/districts.csv")["ETag"]
    assert get("data/districts.csv", **{"If-None-Match": before}).status_code == 304
    District.objects.filter(pk=first.pk).update(name_kk="Жаңа аудан")
    assert "Жаңа аудан" in content(get("data/districts.csv", **{"If-None-Match": before})).decode()


def test_places_are_longitude_first(row: PublicProject) -> None:
    (found,) = json.loads(content(get("data/projects.geojson")))["features"]
    assert found["geometry"] == row.geometry  # the whole street
    place = {**row.document["place"], "lon": 51.36, "lat": 51.23, "outline": None}
    PublicProject.objects.filter(pk=row.pk).update(document={**row.document, "place": place})
    (found,) = json.loads(content(get("data/projects.geojson")))["features"]
    assert found["id"] == row.code
    assert found["geometry"] == {"type": "Point", "coordinates": [51.36, 51.23]}
    assert get("data/budgets.geojson").status_code == 404
    assert get("data/nothing.csv").status_code == 404


def test_a_file_asks_the_same_few_questions(
    row: PublicProject, warm: None, django_assert_num_queries: Any
) -> None:
    # The limit's counter, standing, generation, state in two, the newest day, rows, no more of them.
    with django_assert_num_queries(8):
        content(get("data/projects.csv"))


def test_who_does_it_and_what_was_promised_is_told(row: PublicProject) -> None:
    facts = row.facts
    (told,) = rows(DATASETS["projects"])
    head, contractors = facts.official("head"), [str(each.name) for each in facts.bodies("contractor")]
    assert told["head"] == (head.name if head else "")
    assert told["contractors"].split("; ") == contractors
    assert contractors
    assert told["customer"] == (str(facts.customer.name) if facts.customer else "")
    assert told["promised_start_on"] == facts.dates.promised_start
    assert told["quarter"] == row.quarter
