"""The catalogue for people and for other portals."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.rdf import Iri, Literal, Node, json_ld, turtle
from qala.public.projection.models import PublicProject
from qala.shared.languages import LANGUAGES


def get(path: str) -> Any:
    return Client().get(f"/opendata/{path}")


def test_every_dataset_is_in_the_catalogue(row: PublicProject) -> None:
    page = get("").content.decode()
    assert all(f'href="/opendata/data/{code}/"' in page for code in DATASETS)


def test_it_is_found_by_word_theme_and_format(city: Any) -> None:
    assert "/data/topics/" not in get("?theme=money").content.decode()
    found = get("?format=geojson").content.decode()
    assert "/data/districts/" in found
    assert "/data/budgets/" not in found
    with translation.override("kk"):
        word = str(DATASETS["contracts"].title).split()[0].upper()
    assert "/data/contracts/" in get(f"?q={word}").content.decode()
    assert "/opendata/data/" not in get("?q=nowhere987654").content.decode()


@pytest.mark.parametrize("code", DATASETS)
def test_a_dataset_tells_its_columns_formats_and_rows(row: PublicProject, code: str) -> None:
    response = get(f"data/{code}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert all(f"<code>{each.code}</code>" in page for each in DATASETS[code].columns)
    assert all(f"/opendata/data/{code}.{each}?lang=kk" in page for each in DATASETS[code].formats)
    assert "CC BY 4.0" in page


def test_an_unknown_dataset_is_missing(city: Any) -> None:
    assert get("data/nothing/").status_code == 404
    assert get("data/nothing.csv-metadata.json").status_code == 404
    assert get("datapackage.json?lang=de").status_code == 422


@pytest.mark.parametrize("code", DATASETS)
def test_metadata_name_the_headings_of_the_csv(row: PublicProject, code: str) -> None:
    response = get(f"data/{code}.csv?lang=ru")
    head = b"".join(response.streaming_content).decode().splitlines()[0]
    told = get(f"data/{code}.csv-metadata.json?lang=ru").json()
    resource = next(
        each for each in get("datapackage.json?lang=ru").json()["resources"] if each["name"] == code
    )
    titles = [each["titles"] for each in told["tableSchema"]["columns"]]
    assert [each["name"] for each in resource["schema"]["fields"]] == titles
    assert head.replace('"', "") == ",".join(titles)
    assert f"/opendata/data/{code}.csv-metadata.json?lang=ru" in response["Link"]
    assert set(told["tableSchema"].get("primaryKey", [])) <= {
        each["name"] for each in told["tableSchema"]["columns"]
    }


def test_dcat_has_what_it_must(row: PublicProject) -> None:
    graph = get("catalog.jsonld").json()["@graph"]
    by_type: dict[str, list[dict[str, Any]]] = {}
    for node in graph:
        by_type.setdefault(node["@type"], []).append(node)
    (catalogue,), (publisher,) = by_type["dcat:Catalog"], by_type["foaf:Agent"]
    assert publisher["foaf:name"]
    assert {"dct:title", "dct:description", "dct:publisher"} <= catalogue.keys()
    named = {node["@id"]: node for node in graph}
    assert len(named) == len(graph)
    assert len(by_type["dcat:Dataset"]) == len(DATASETS) + 1
    assert {each["@id"] for each in catalogue["dcat:dataset"]} == {n["@id"] for n in by_type["dcat:Dataset"]}
    for dataset in by_type["dcat:Dataset"]:
        assert {each["@language"] for each in dataset["dct:title"]} == set(LANGUAGES)
        assert all(each["@value"] for each in dataset["dct:description"])
        for one in dataset["dcat:distribution"]:
            assert named[one["@id"]]["dcat:accessURL"]


def test_every_distribution_opens(row: PublicProject) -> None:
    for node in get("catalog.jsonld").json()["@graph"]:
        if node["@type"] == "dcat:Distribution":
            path = re.sub(r"^https?://[^/]+", "", node["dcat:accessURL"][0]["@id"])
            assert Client().head(path).status_code == 200


def test_turtle_says_the_same(row: PublicProject) -> None:
    text, graph = get("catalog.ttl").content.decode(), get("catalog.jsonld").json()["@graph"]
    assert len(re.findall(r"^    a ", text, re.MULTILINE)) == len(graph)
    assert all(f"<{node['@id']}>" in text for node in graph)


def test_texts_of_turtle_are_escaped() -> None:
    node = Node(
        "https://a.kz/x y", "dcat:Dataset", {"dct:title": [Literal('say "a\\b"\n', "en")], "dct:x": []}
    )
    text = turtle([node])
    assert "<https://a.kz/x%20y>" in text
    assert 'dct:title "say \\"a\\\\b\\"\\n"@en .' in text
    typed = Node("https://a.kz/", "dcat:Dataset", {"dct:modified": [Literal("2026-01-01", type="xsd:date")]})
    assert '"2026-01-01"^^xsd:date' in turtle([typed])
    assert json_ld([typed, Node("https://b.kz/", "foaf:Agent", {"foaf:page": [Iri("https://c.kz/")]})])[
        "@graph"
    ] == [
        {
            "@id": "https://a.kz/",
            "@type": "dcat:Dataset",
            "dct:modified": [{"@value": "2026-01-01", "@type": "xsd:date"}],
        },
        {"@id": "https://b.kz/", "@type": "foaf:Agent", "foaf:page": [{"@id": "https://c.kz/"}]},
    ]
