"""The explorer: every address that can be read is there, and its form leads to it and nowhere else."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from qala.public.opendata.queries.explorer import TITLES, every, grouped
from qala.public.opendata.rules.explorer import operations, snippets
from qala.public.projection.models import PublicProject

PAGE = "/opendata/api/"


def test_every_get_of_both_descriptions_is_there(client: Client, db: None) -> None:
    text = client.get(PAGE).content.decode()
    described = client.get("/api/v1/openapi.json").json()["paths"]
    features = client.get("/opendata/features/api?f=json").json()["paths"]
    asked = [path for path, methods in described.items() if "get" in methods]
    asked += [f"/opendata/features{path}" for path in features]
    assert [path for path in asked if f"<code>{path}</code>" not in text] == []
    assert sum(len(own) for _code, _words, own in grouped()) == len(asked) == len(every())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_speaks_and_names_each_parameter(client: Client, db: None, language: str) -> None:
    text = client.get(PAGE, headers={"accept-language": language}).content.decode()
    with translation.override(language):
        assert translation.gettext("Words that are searched for") in text
        assert [each.title for each in every() if each.group != "features" and each.title not in TITLES] == []
        for each in every():
            for parameter in each.asked_for:
                assert f'name="{parameter.name}"' in text


def test_the_form_leads_to_the_address_without_what_is_empty(client: Client, row: PublicProject) -> None:
    open_appeals = next(each for each in every() if each.path == "/api/v1/open/appeals")
    where = reverse("opendata:explorer_go", args=[open_appeals.key])
    gone = client.get(where, {"size": "5", "q": "", "stage": ["new", "active"], "strange": "1"})
    assert (gone.status_code, gone["Location"]) == (302, "/api/v1/open/appeals?size=5&stage=new&stage=active")
    assert client.get(gone["Location"]).status_code == 200
    one = next(each for each in every() if each.path == "/collections/projects/items/{featureId}")
    where = reverse("opendata:explorer_go", args=[one.key])
    led = client.get(where, {"featureId": row.code, "f": "json"})["Location"]
    assert client.get(led).json()["id"] == row.code
    assert client.get(where).status_code == 422
    odd = client.get(where, {"featureId": "//evil.example/?x"})["Location"]
    assert urlsplit(odd).netloc == ""
    assert odd == "/opendata/features/collections/projects/items/%2F%2Fevil.example%2F%3Fx"
    assert client.get(reverse("opendata:explorer_go", args=["no-such"])).status_code == 404


def test_open_addresses_answer_and_others_ask_for_a_key(client: Client, row: PublicProject) -> None:
    for each in every():
        if any(parameter.where == "path" for parameter in each.parameters):
            continue
        status = client.get(each.address, headers={"accept": "application/json"}).status_code
        assert status == (200 if each.is_open else 401), each.address


def test_parameters_are_read_from_the_schema() -> None:
    def parameter(name: str, **schema: Any) -> dict[str, Any]:
        return {"name": name, "in": "query", "schema": schema}

    told = [
        parameter("size", type="integer", minimum=1, maximum=100, default=50),
        parameter("stage", type="array", items={"type": "string", "enum": ["new", "done"]}),
        parameter("day", anyOf=[{"type": "string", "format": "date"}, {"type": "null"}]),
        {"$ref": "#/components/parameters/lang"},
    ]
    document = {
        "paths": {"/x": {"get": {"operationId": "x", "tags": ["t"], "parameters": told}, "post": {}}},
        "components": {"parameters": {"lang": parameter("lang", enum=["kk"], default="kk")}},
    }
    (one,) = operations(document, "/s")
    found = [(each.name, each.kind, each.choices, each.usual, each.limits) for each in one.parameters]
    assert found == [
        ("size", "number", (), "50", "1–100"),
        ("stage", "text", ("new", "done"), "", ""),
        ("day", "date", (), "", ""),
        ("lang", "text", ("kk",), "kk", ""),
    ]
    assert (one.group, one.address, one.is_open) == ("t", "/s/x", True)


def test_lines_hold_the_address_and_the_key_where_one_is_needed(db: None) -> None:
    for each in every():
        lines = dict(snippets(each, "https://city.example/x"))
        assert set(lines) == {"curl", "Python", "R"}
        assert all("https://city.example/x" in one for one in lines.values())
        assert all(("KEY" in one.upper()) != each.is_open for one in lines.values())
        compile(lines["Python"], "snippet", "exec")
