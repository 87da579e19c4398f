"""Programs of others read the catalogue and the files: SHACL for DCAT-AP, Frictionless, CSV on the Web."""

import json
from pathlib import Path
from typing import Any

import frictionless
import pytest
from csvw import CSVW
from django.test import Client
from pyshacl import validate
from rdflib import Graph
from rdflib.compare import isomorphic

from qala.public.opendata.rules.datasets import DATASETS
from qala.public.projection.models import PublicProject
from qala.shared.languages import LANGUAGES

SHAPES = Path(__file__).with_name("dcat_shapes.ttl")


def get(path: str) -> bytes:
    response: Any = Client().get(f"/opendata/{path}")
    assert response.status_code == 200, path
    return b"".join(response.streaming_content) if response.streaming else response.content


def conforms(text: str) -> tuple[bool, str]:
    """By the shapes; nothing is inferred and nothing fetched."""
    is_well, _graph, words = validate(
        Graph().parse(data=text, format="turtle"), shacl_graph=Graph().parse(SHAPES), inference="none"
    )
    return is_well, words


def test_the_catalogue_has_the_shape_of_dcat_ap(row: PublicProject) -> None:
    is_well, words = conforms(get("catalog.ttl").decode())
    assert is_well, words


@pytest.mark.parametrize("missing", ["dct:description", "dcat:accessURL", "dct:publisher", "foaf:name"])
def test_the_shapes_do_not_fail_open(row: PublicProject, missing: str) -> None:
    text = get("catalog.ttl").decode().replace(f" {missing} ", " dct:relation ")
    is_well, words = conforms(text)
    assert not is_well
    assert missing.split(":")[1] in words


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_both_forms_say_the_same(row: PublicProject) -> None:
    turtle = Graph().parse(data=get("catalog.ttl").decode(), format="turtle")
    linked = Graph().parse(data=get("catalog.jsonld").decode(), format="json-ld")
    assert isomorphic(turtle, linked)


@pytest.fixture
def files(tmp_path: Path, row: PublicProject) -> Any:
    """`files(language)`: all tables and what is said of them in a folder, as whoever downloads them has it."""

    def fetch(language: str) -> Path:
        for code in DATASETS:
            (tmp_path / f"{code}.csv").write_bytes(get(f"data/{code}.csv?lang={language}"))
            told = json.loads(get(f"data/{code}.csv-metadata.json?lang={language}"))
            (tmp_path / f"{code}.csv-metadata.json").write_text(json.dumps({**told, "url": f"{code}.csv"}))
        package = json.loads(get(f"datapackage.json?lang={language}"))
        for resource in package["resources"]:
            resource["path"] = f"{resource['name']}.csv"
        (tmp_path / "datapackage.json").write_text(json.dumps(package))
        return tmp_path

    return fetch


@pytest.mark.parametrize("language", LANGUAGES)
def test_frictionless_finds_nothing(files: Any, language: str) -> None:
    report = frictionless.validate(str(files(language) / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "type", "note"])
    assert len(report.tasks) == len(DATASETS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_on_the_web_finds_nothing(files: Any, language: str) -> None:
    folder = files(language)
    for code in DATASETS:
        read = CSVW(
            str(folder / f"{code}.csv"), md_url=str(folder / f"{code}.csv-metadata.json"), validate=True
        )
        assert read.is_valid, (code, [str(each.message) for each in read.warnings])


def test_a_month_13_is_found_by_both(files: Any) -> None:
    folder = files("en")
    path = folder / "projects.csv"
    text = path.read_text()
    assert "2026-" in text
    path.write_text(text.replace("2026-", "2026-13-"))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid
    with pytest.raises(ValueError, match="13"):
        list(CSVW(str(path), md_url=f"{path}-metadata.json").tables[0])
