"""Groups 1 to 3 and 10 of the contract: discovery, services, definitions, what is not there."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from qala.contact.appeals.tests.factories import World
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import forget_book
from qala.contact.open311.actions import offer_service, save_jurisdiction, save_question
from qala.contact.open311.models import Jurisdiction
from qala.contact.open311.rules.answers import LISTS
from qala.contact.open311.tests.asking import FORMS, V2, get, post, read

SERVICE_FIELDS = ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"]
SIZE = [("S", "30 см дейін", "до 30 см", "up to 30 cm"), ("L", "30 см артық", "больше 30 см", "over 30 cm")]


def ask(world: World, **words: Any) -> Any:
    words = {
        "code": "SIZE", "name_en": "How cold?", "name_kk": "Қаншалықты суық?", "name_ru": "Насколько холодно?",
        "order": 1,
        "datatype": "singlevaluelist", "is_required": True, "is_variable": True, "choices": SIZE, **words,
    }  # fmt: skip
    return save_question(topic=world.heat, by=world.people.administrator, **words)


@pytest.mark.parametrize("where", ["v2/discovery", "discovery"])
def test_discovery_in_both_forms(world: World, where: str) -> None:
    said = read(Client().get(f"/open311/{where}.json"), "json", 200)
    tree = read(Client().get(f"/open311/{where}.xml"), "xml", 200)
    assert [child.tag for child in tree] == ["changeset", "contact", "key_service", "endpoints"]
    (endpoint,) = tree.find("endpoints")
    assert (tree.tag, endpoint.tag) == ("discovery", "endpoint")
    assert [each.text for each in endpoint.find("formats")] == ["text/xml", "application/json"]
    (same,) = said["endpoints"]
    assert {child.tag: child.text for child in endpoint if child.tag != "formats"} == {
        k: v for k, v in same.items() if k != "formats"
    }
    assert same["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert same["type"] == "production"
    path = same["url"].split("/", 3)[3]
    assert Client().get(f"/{path}/services.xml").status_code == 200
    assert datetime.fromisoformat(said["changeset"]).tzinfo is not None
    assert Client().get("/" + said["key_service"].split("/", 3)[3]).status_code == 200


def test_the_changeset_moves_with_services(world: World) -> None:
    before = get("discovery")["changeset"]
    assert before == get("discovery")["changeset"]
    ask(world)
    after = get("discovery")["endpoints"][0]["changeset"]
    assert after >= before


def test_services_in_xml(world: World) -> None:
    tree = get("services", "xml")
    (service,) = tree
    assert (tree.tag, service.tag) == ("services", "service")
    assert [child.tag for child in service] == SERVICE_FIELDS
    assert service.find("metadata").text == "false"
    assert service.find("service_name").text == "No heat"


def test_services_in_json(world: World) -> None:
    (service,) = get("services")
    assert list(service) == SERVICE_FIELDS
    assert service["metadata"] is False
    assert service["type"] == "realtime"
    assert service["service_code"] == "no-heat"


def test_what_is_not_public_is_not_offered(world: World) -> None:
    assert "lift" not in {service["service_code"] for service in get("services")}
    get("services/lift", status=404)
    offer_service(topic=world.heat, kind="realtime", is_offered=False, by=world.people.administrator)
    assert get("services") == []
    assert len(get("services", "xml")) == 0
    Topic.objects.update(is_active=False)
    forget_book()
    assert get("services") == []


def test_the_language_asked_for(world: World) -> None:
    names = [get("services", locale=code)[0]["service_name"] for code in ("kk", "ru", "en", "ru_RU")]
    assert names == ["Жылу жоқ", "Нет тепла", "No heat", "Нет тепла"]
    get("services", locale="xx", status=400)


def test_metadata_says_whether_there_are_attributes(world: World) -> None:
    assert get("services/no-heat")["attributes"] == []
    ask(world)
    ask(
        world,
        code="NOTE",
        order=2,
        datatype="text",
        is_variable=False,
        choices=(),
        is_required=True,
        name_en="Note",
    )
    assert get("services")[0]["metadata"] is True
    said = get("services/no-heat")
    assert said["service_code"] == "no-heat"
    first, note = said["attributes"]
    assert first == {
        "variable": True, "code": "SIZE", "datatype": "singlevaluelist", "required": True, "datatype_description": None,
        "order": 1, "description": "How cold?",
        "values": [{"key": "S", "name": "up to 30 cm"}, {"key": "L", "name": "over 30 cm"}],
    }  # fmt: skip
    assert (note["variable"], note["required"], "values" in note) == (False, False, False)
    orders = [each["order"] for each in said["attributes"]]
    assert sorted(set(orders)) == orders == [1, 2]


def test_a_definition_in_xml(world: World) -> None:
    ask(world)
    tree = get("services/no-heat", "xml")
    assert [child.tag for child in tree] == ["service_code", "attributes"]
    (attribute,) = tree.find("attributes")
    assert attribute.tag == "attribute"
    assert attribute.find("required").text == "true"
    assert attribute.find("datatype_description").text is None
    assert [[part.text for part in value] for value in attribute.find("values")] == [
        ["S", "up to 30 cm"],
        ["L", "over 30 cm"],
    ]


def test_definitions_have_the_shape(world: World) -> None:
    for order, datatype in enumerate(("string", "number", "datetime", "text"), start=2):
        ask(world, code=f"Q{order}", order=order, datatype=datatype, choices=())
    ask(world)
    for each in get("services/no-heat")["attributes"]:
        assert [type(each[name]) for name in ("variable", "code", "required", "order", "description")] == [
            bool, str, bool, int, str,
        ]  # fmt: skip
        assert (each["datatype"] in LISTS) == ("values" in each)


def test_what_is_not_there(world: World) -> None:
    for path in ("services/nothing", "requests/26-0009999-X", "tokens/nothing", "what/is/this", "x"):
        for form in FORMS:
            get(path, form, 404)
    for path in (
        "services.txt",
        "requests.html",
        "requests/26-0009999-X.pdf",
        "services",
        "",
        "discovery.csv",
    ):
        read(Client().get(f"{V2}/{path}"), "xml", 404)


def test_the_jurisdiction(world: World) -> None:
    get("services", jurisdiction_id="anything.example")
    save_jurisdiction(
        by=world.people.administrator, code="city.example", contact="109", kind="test", shows_text=True
    )
    get("services")
    get("services", jurisdiction_id="")
    get("services", jurisdiction_id="CITY.example")
    get("services", "xml", 404, jurisdiction_id="other.example")
    post("json", 404, jurisdiction_id="other.example")
    assert get("discovery")["contact"] == "109"
    assert get("discovery")["endpoints"][0]["type"] == "test"
    save_jurisdiction(by=world.people.administrator, code="", contact="", kind="test", shows_text=True)
    assert Jurisdiction.objects.count() == 1


def test_methods(world: World) -> None:
    head = Client().head(f"{V2}/services.json")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Access-Control-Allow-Origin"] == "*"
    asked = Client().options(f"{V2}/requests.json", headers={"Origin": "https://page.example"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD"
    read(Client().put(f"{V2}/services.xml"), "xml", 405)
    read(Client().post(f"{V2}/services.json"), "json", 405)
    assert "Access-Control-Allow-Origin" not in Client().post(f"{V2}/requests.json")


def test_reading_sets_no_cookie_and_may_be_kept(world: World) -> None:
    response = Client().get(f"{V2}/services.json")
    assert not response.cookies
    assert response["Cache-Control"] == "public, no-cache"
    again = Client().get(f"{V2}/services.json", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    assert Client().get(f"{V2}/services/x.json")["Cache-Control"] == "no-store"
