"""Hostile words in every parameter: refused or ignored, never a mistake of ours (500)."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from qala.contact.appeals.tests.factories import World, make_world
from tests.kept import kept
from tests.personas import everybody

JUNK = [
    "a\0b", "²", "1e309", "nan", "9" * 30, "9999-12-31", "0001-01-01", "'\\", "a & b | !c:*()", "\uffff", "a" * 5000,
    "{}",
]  # fmt: skip
# Address of a page and the parameters it reads.
PLACES = [
    ("/appeals/", "q due queue stage status topic group district executor channel priority place source"),
    ("/appeals/", "sort size page columns view format received_from received_to resolved_to planned_from planned_to"),
    ("/appeals/desk/", "q sort page due"),
    ("/appeals/points.geojson", "q topic received_from planned_to"),
    ("/appeals/targets/", "by q received_to"),
    ("/appeals/new/hints/", "topic lon lat building"),
    ("/people/", "q text role organisation sort page format columns"),
    ("/people/lookup/", "q"),
    ("/people/permissions/", "person"),
    ("/people/invite/", "x"),
    ("/organisations/", "q text kind function on sort page format"),
    ("/organisations/suggest/", "q on function"),
    ("/calendars/", "on year"),
    ("/catalog/topics/", "q group sort page"),
    ("/places/streets/", "q sort page"),
    ("/places/districts/", "on"),
    ("/places/find/", "q"),
    ("/places/search", "q limit"),
    ("/places/reverse", "lon lat"),
    ("/places/base.geojson", "x"),
    ("/search/", "q fragment"),
    ("/jobs/", "state queue text sort page format"),
    ("/", "q"),
    ("/submit/", "q"),
    ("/track/", "number secret"),
    ("/accounts/login/", "next"),
    ("/open311/v2/requests.json", "service_request_id service_code start_date end_date status page page_size after"),
    ("/open311/v2/requests.xml", "updated_after updated_before bbox locale jurisdiction_id extensions"),
    ("/open311/clients/", "q scope state sort page format"),
]  # fmt: skip
PATHS = [
    "/appeals/{}/", "/appeals/{}/answer/", "/track/{}/", "/track/{}/reply/", "/people/{}/", "/people/join/{}/",
    "/people/duties/{}/end/", "/people/{}/deactivate/", "/organisations/{}/", "/calendars/{}/", "/catalog/topics/{}/",
    "/places/streets/{}/", "/places/buildings/{}/", "/files/{}/", "/files/{}/clean/", "/gallery/{}/",
    "/lists/{}/views/",
]  # fmt: skip


@kept(is_frozen=True)
def world() -> World:
    made = make_world(everybody())
    made.appeal()
    return made


def client_of(user: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


@pytest.mark.parametrize(("address", "names"), PLACES)
def test_no_parameter_breaks_a_page(world: World, address: str, names: str) -> None:
    role = "administrator" if address.startswith(("/people", "/jobs")) else "controller"
    role = {"/appeals/desk/": "executor", "/appeals/new/hints/": "operator"}.get(address, role)
    client = client_of(getattr(world.people, role))
    broken = [
        (name, junk[:20])
        for name in names.split()
        for junk in JUNK
        if client.get(f"{address}?{name}={quote(junk)}").status_code >= 500
    ]
    assert not broken


@pytest.mark.parametrize("path", PATHS)
def test_no_path_breaks_a_page(world: World, path: str) -> None:
    role = "administrator" if path.startswith("/people") else "controller"
    client = client_of(getattr(world.people, role))
    broken = [
        (method.__name__, junk[:20])
        for junk in JUNK
        for method in (client.get, client.post)
        if method(path.format(quote(junk[:200], safe=""))).status_code >= 500
    ]
    assert not broken
