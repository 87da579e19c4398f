"""The catalogue for people and for other portals."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from qala.public.opendata.actions import mark_structures
from qala.public.opendata.models import DatasetMark
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.rdf import Iri, Literal, Node, json_ld, turtle
from qala.public.projection.models import PublicProject
from qala.shared.clock import now
from qala.shared.languages import LANGUAGES


def get(path: str) -> Any:
    return Client().get(f"/opendata/{path}")


def test_every_dataset_is_in_the_catalogue(row: PublicProject) -> None:
    page = get("").content.decode()
    assert all(f'href="/opendata/data/{code}/"' in page for code in DATASETS)


def test_it_is_found_by_word_theme_and_format(city: Any) -> None:
    assert 'href="/opendata/data/topics/"' not in get("?theme=money").content.decode()
    found = get("?format=geojson").content.decode()
    assert 'href="/opendata/data/districts/"' in found
    assert 'href="/opendata/data/budgets/"' not in found
    with translation.override("kk"):
        word = str(DATASETS["contracts"].title).split()[0].upper()
    assert 'href="/opendata/data/contracts/"' in get(f"?q={word}").content.decode()
    assert 'href="/opendata/data/' not in get("?q=nowhere987654").content.decode()


@pytest.mark.parametrize("code", DATASETS)
def test_a_dataset_tells_its_columns_formats_and_rows(row: PublicProject, code: str) -> None:
    response = get(f"data/{code}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert all(f"<code>{each.code}</code>" in page for each in DATASETS[code].columns)
    assert all(f"/opendata/data/{code}.{each}?lang=kk" in page for each in DATASETS[code].formats)
    assert "CC BY 4.0" in page


def linked(page: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', page)
    assert found is not None
    return json.loads(found[1])


def test_search_engines_read_the_catalogue(row: PublicProject) -> None:
    told = linked(get("").content.decode())
    assert (told["@context"], told["@type"]) == ("https://schema.org", "DataCatalog")
    assert told["name"]
    assert {each["url"].rsplit("/", 2)[1] for each in told["dataset"]} == set(DATASETS)
    assert all(each["license"] and each["creator"]["name"] for each in told["dataset"])


@pytest.mark.parametrize("code", ["projects", "topics"])
def test_search_engines_read_of_a_dataset(row: PublicProject, code: str, settings: Any) -> None:
    response = Client().get(f"/opendata/data/{code}/", headers={"Accept-Language": "ru"})
    told = linked(response.content.decode())
    with translation.override("ru"):
        assert (told["@type"], told["name"]) == ("Dataset", str(DATASETS[code].title))
        assert told["description"] == str(DATASETS[code].about)
    site = settings.BASE_URL.rstrip("/")
    assert told["@id"] == told["url"] == f"{site}/opendata/data/{code}/"
    files = {each["contentUrl"]: each["encodingFormat"] for each in told["distribution"]}
    assert len(files) == len(DATASETS[code].formats)
    for address, media in files.items():
        answer = Client().head(address.removeprefix(site))
        assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, media)
    assert bool(told.get("dateModified")) is True


SMALL = (
    "catalog.ttl", "catalog.jsonld", "datapackage.json", "data/topics.csv-metadata.json",
    "oc4ids/changes.json", "uses.json", "features/", "features/collections/projects",
)  # fmt: skip


@pytest.mark.parametrize("path", SMALL)
def test_a_small_document_has_a_tag(row: PublicProject, path: str) -> None:
    first = get(path)
    assert first.status_code == 200
    again = Client().get(f"/opendata/{path}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert "no-cache" in again["Cache-Control"]


def test_a_dataset_has_a_history(row: PublicProject) -> None:
    assert 'id="history"' not in get("data/projects/").content.decode()
    mark_structures()
    for month, count in ((1, 7), (2, 9)):
        DatasetMark.objects.create(
            dataset="projects", kind="content", at=now(), month=date(2026, month, 1), digest=str(count),
            row_count=count,
        )  # fmt: skip
    response = Client().get("/opendata/data/projects/", headers={"Accept-Language": "en"})
    text = response.content.decode()
    told = text[text.index('id="history"') :].partition("</table>")[0]
    lines = re.findall(r"<tr>(.+?)</tr>", told)[1:]
    assert ["February 2026" in lines[0], "January 2026" in lines[1]] == [True, True]
    assert [">9<" in lines[0], ">7<" in lines[1]] == [True, True]
    assert f"The first columns: {len(DATASETS['projects'].columns)}." in lines[2]


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
