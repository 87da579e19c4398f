"""OGC API Features: what the standard asks of a server, and what our readers ask."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.ground.places.tests.factories import make_districts
from qala.office.projects.actions.publish import take_publication
from qala.public.opendata.queries.datasets import rows
from qala.public.opendata.queries.features import COLLECTIONS, appeals, groups, page, shapes
from qala.public.opendata.queries.formats import properties
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.features import Asked, Box, Wrong, asked_of, fits
from qala.public.projection.models import PublicProject
from qala.public.published.models import Publication, PublicPlace
from qala.shared.clock import now

PROJECTS = COLLECTIONS["projects"]


def exact(world: World, count: int, **words: Any) -> list[Appeal]:
    """Appeals about public space."""
    PublicPlace.objects.update_or_create(topic=world.heat, defaults={"precision": "exact"})
    return [world.appeal(text="cold", **words) for _ in range(count)]


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/opendata/features/{path}", headers=headers)


def ids(path: str) -> list[str]:
    response = get(f"collections/{path}")
    assert response.status_code == 200, response.content
    return [each["id"] for each in response.json()["features"]]


@pytest.fixture
def many(row: PublicProject) -> list[str]:
    """Five more, copies of the one, each at its own place and time."""
    codes = []
    for number in range(5):
        code = f"P-9{number:03}"
        place = {**row.document["place"], "lon": 60.0 + number, "lat": 50.0, "outline": None}
        document = {**row.document, "code": code, "place": place}
        projects = row.project
        projects.pk, projects.code = None, code
        projects.save(force_insert=True)
        PublicProject.objects.filter(project=projects).delete()
        PublicProject.objects.create(
            project=projects, code=code, version=1, document=document, first_at=row.first_at,
            changed_at=row.changed_at, lon=60.0 + number, lat=50.0, block=row.block, stage=row.stage,
            starts_on=row.facts.dates.start, finishes_on=row.facts.dates.finish,
        )  # fmt: skip
        codes.append(code)
    return codes


def test_it_says_what_it_is(row: PublicProject) -> None:
    landing = get("").json()
    rels = {each["rel"] for each in landing["links"]}
    assert {"self", "alternate", "service-desc", "service-doc", "conformance", "data"} <= rels
    names = get("conformance").json()["conformsTo"]
    assert {name.rsplit("/", 1)[1] for name in names} == {"core", "oas30", "html", "geojson"}
    found = get("collections").json()["collections"]
    assert [each["id"] for each in found] == list(COLLECTIONS)
    (projects,) = (each for each in found if each["id"] == "projects")
    assert projects["extent"]["spatial"]["bbox"] == [[71.425, 51.129, 71.437, 51.1315]]  # of the street
    assert projects == get("collections/projects").json()


def test_every_link_opens(row: PublicProject) -> None:
    addresses = ["/opendata/features/"]
    seen = set()
    while addresses:
        path = addresses.pop()
        if path in seen:
            continue
        seen.add(path)
        response = Client().get(path)
        assert response.status_code == 200, path
        if "json" in response["Content-Type"]:
            body = response.json()
            each_of = [body, *body.get("collections", [])]
            links = [link["href"] for one in each_of for link in one.get("links", [])]
            addresses += [link.split("://", 1)[1].partition("/")[2].join(("/", "")) for link in links
                          if "/opendata/features" in link]  # fmt: skip
    assert len(seen) > 12


def test_the_description_has_every_address(row: PublicProject) -> None:
    response = get("api")
    assert response["Content-Type"] == "application/vnd.oai.openapi+json;version=3.0"
    told = response.json()
    assert told["openapi"].startswith("3.0.")
    for path, verbs in told["paths"].items():
        address = path.strip("/").replace("{featureId}", row.code)
        if not path.startswith(("/collections/districts/items/", "/collections/appeals/items/")):
            assert get(address).status_code == 200, path
        for parameter in verbs["get"]["parameters"]:
            name = parameter.get("$ref", "").rpartition("/")[2]
            assert not name or name in told["components"]["parameters"]


def test_pages_follow_one_another(row: PublicProject, many: list[str]) -> None:
    path, seen = "collections/projects/items?limit=2", []
    for _ in range(5):
        body = get(path).json()
        assert (body["numberMatched"], body["numberReturned"]) == (6, len(body["features"]))
        seen += [each["id"] for each in body["features"]]
        following = [each["href"] for each in body["links"] if each["rel"] == "next"]
        if not following:
            break
        path = following[0].split("/features/", 1)[1]
    assert seen == sorted([row.code, *many])


def test_a_next_page_stays_what_it_was(row: PublicProject, many: list[str]) -> None:
    PublicProject.objects.filter(code=many[0]).update(
        is_withdrawn=True, document={}, search_key="", geometry=None, lon=None, lat=None
    )
    assert ids(f"projects/items?limit=2&after={many[1]}") == many[2:4]


def test_by_place(row: PublicProject, many: list[str]) -> None:
    assert ids("projects/items?bbox=59.5,49,62.5,51") == many[:3]
    assert ids("projects/items?bbox=59.5,49,0,62.5,51,100") == many[:3]
    assert ids("projects/items?bbox=170,49,60.5,51") == many[:1]
    assert ids("projects/items?bbox=0,0,1,1") == []


def test_a_street_is_found_by_each_of_its_parts(row: PublicProject, many: list[str]) -> None:
    assert ids("projects/items?bbox=71.436,51.131,71.44,51.14") == [row.code]  # its end, far from the mark
    assert ids("projects/items?bbox=71.426,51.1310,71.428,51.14") == []  # within its box, beside the line
    (feature,) = get("collections/projects/items?bbox=71.436,51.131,71.44,51.14").json()["features"]
    assert feature["geometry"] == row.geometry
    assert (feature["properties"]["lon"], feature["properties"]["lat"]) == (row.lon, row.lat)
    assert get(f"collections/projects/items/{row.code}").json()["geometry"]["type"] == "LineString"


def test_a_withdrawn_street_is_not_found_whatever_is_remembered(row: PublicProject, city: Any) -> None:
    query = "projects/items?bbox=71.436,51.131,71.44,51.14"
    assert ids(query) == [row.code]
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    assert row.code in shapes.shapes().codes
    assert ids(query) == []


def test_a_far_last_day_is_an_open_end(row: PublicProject, world: World) -> None:
    exact(world, 6)
    for collection, count in (("projects", 1), ("appeals", 6)):
        for end in ("9999-12-31", "9999-12-31T23:59:59Z", "9999-01-01", ".."):
            assert len(ids(f"{collection}/items?datetime=2026-01-01/{end}")) == count, (collection, end)
        assert ids(f"{collection}/items?datetime=9999-12-31/..") == []
        assert len(ids(f"{collection}/items?datetime=0001-01-01/9999-12-31")) == count


def test_by_time_and_by_values(row: PublicProject, many: list[str]) -> None:
    start, finish = row.facts.dates.start, row.facts.dates.finish
    assert start
    assert finish
    assert len(ids(f"projects/items?datetime={start}T00:00:00Z")) == 6
    assert ids("projects/items?datetime=../1990-01-01") == []
    assert len(ids(f"projects/items?datetime={finish}/..")) == 6
    assert len(ids(f"projects/items?stage={row.stage}&block={row.block}")) == 6
    assert ids("projects/items?stage=closed") == []
    PublicProject.objects.filter(code=many[0]).update(quarter="north-7", curator="A. Curator")
    assert ids("projects/items?quarter=north-7") == ids("projects/items?curator=A.+Curator") == many[:1]


def test_the_database_says_the_same_as_the_rule(row: PublicProject, many: list[str]) -> None:
    assert PROJECTS.of
    all_rows = [made for each in PublicProject.objects.order_by("code") for made in PROJECTS.of(each.facts)]
    asks = [
        Asked(),
        Asked(box=Box(59.5, 49, 62.5, 51)),
        Asked(box=Box(71.436, 51.131, 71.44, 51.14)),
        Asked(box=Box(71.426, 51.131, 71.428, 51.14)),
        Asked(box=Box(170, 51.1, 71.43, 51.2)),
        Asked(since=date(2100, 1, 1)),
        Asked(until=date(1990, 1, 1)),
        Asked(values={"stage": row.stage}),
    ]
    for asked in asks:
        expected = [each["project"] for each in all_rows if fits(PROJECTS, each, asked)]
        assert [each["project"] for each in page(PROJECTS, asked).rows] == expected


def test_districts_are_areas(city: Any) -> None:
    first, _second = make_districts()
    body = get("collections/districts/items?f=json").json()
    assert {each["geometry"]["type"] for each in body["features"]} <= {"Polygon", "MultiPolygon"}
    assert first.code in [each["id"] for each in body["features"]]
    assert get(f"collections/districts/items/{first.code}").json()["id"] == first.code
    west, south, east, north = get("collections/districts").json()["extent"]["spatial"]["bbox"][0]
    assert len(ids(f"districts/items?bbox={west},{south},{east},{north}")) == len(body["features"])
    assert ids(f"districts/items?district={first.code}") == [first.code]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=x", "limit=-1", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=0,9,1,8", "bbox=0,0,nan,1",
     "bbox=0,0,200,1", "datetime=yesterday", "datetime=..", "datetime=2026-02-01/2026-01-01",
     "datetime=a/b/c", "colour=red", "f=xml", "lang=de", "limit=²"],
)  # fmt: skip
def test_what_cannot_be_answered_is_said(row: PublicProject, query: str) -> None:
    response = get(f"collections/projects/items?{query}")
    assert response.status_code == 400
    assert response.json()["code"] == "InvalidParameterValue"
    assert response.json()["description"]


def test_a_page_is_never_larger_than_the_most(row: PublicProject) -> None:
    assert asked_of(PROJECTS, {"limit": "99999999999"}).limit == 1000
    with pytest.raises(Wrong):
        asked_of(PROJECTS, {"limit": "none"})


def test_what_is_not_there(row: PublicProject) -> None:
    assert get("collections/nothing").status_code == 404
    assert get("collections/nothing/items").status_code == 404
    assert get("collections/nothing/items/x").status_code == 404
    assert get("collections/projects/items/none").status_code == 404
    assert get("?x=1").status_code == 400


def test_a_withdrawn_project_is_gone(row: PublicProject, city: Any) -> None:
    path = f"collections/projects/items/{row.code}"
    before = get(path)
    assert before.json()["properties"]["project"] == row.code
    assert get(path, **{"If-None-Match": before["ETag"]}).status_code == 304
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    gone = get(path, **{"If-None-Match": before["ETag"]})
    assert (gone.status_code, gone.json()["reason"]) == (410, "Wrong sums")
    assert ids("projects/items") == []


def test_people_see_pages(row: PublicProject) -> None:
    for path in ("", "conformance", "api", "collections", "collections/projects", "collections/projects/items",
                 f"collections/projects/items/{row.code}"):  # fmt: skip
        page_ = get(path, Accept="text/html,application/xhtml+xml")
        assert page_.status_code == 200
        assert b"<h1>" in page_.content
    assert get("collections/projects/items?f=html").content.count(row.code.encode()) > 0
    assert get("?f=json", Accept="text/html")["Content-Type"] == "application/json"


def test_words_are_of_the_language(row: PublicProject) -> None:
    said = {
        get(f"collections/projects/items?lang={each}").json()["features"][0]["properties"]["stage_name"]
        for each in ("kk", "ru", "en")
    }
    assert len(said) == 3


def test_a_page_costs_the_same(
    row: PublicProject, many: list[str], warm: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):  # the limit's counter with them
        assert len(ids("projects/items")) == 6


def appeals_by(query: str = "") -> list[str]:
    return ids(f"appeals/items?{query}")


def test_appeals_are_those_whose_place_the_dataset_tells(world: World) -> None:
    made = exact(world, 7)
    world.appeal(text="cold", topic_id=world.lifts.pk)
    body = get("collections/appeals/items").json()
    assert "numberMatched" not in body
    features = body["features"]
    assert len({each["id"] for each in features}) == len(made)
    told = rows(DATASETS["appeals"])
    placed = [properties(DATASETS["appeals"], each) for each in told if each["lon"]]
    assert sorted(map(str, placed)) == sorted(str(each["properties"]) for each in features)
    for each in features:
        assert not [one for one in made if one.number in json.dumps(each)]
        assert get(f"collections/appeals/items/{each['id']}").json()["properties"] == each["properties"]
    assert b"No heat" in get("collections/appeals/items?f=html&lang=en").content


def test_pages_of_appeals_follow_one_another(world: World) -> None:
    exact(world, 7)
    path, seen = "collections/appeals/items?limit=3", []
    while path:
        body = get(path).json()
        seen.append([each["id"] for each in body["features"]])
        following = [each["href"] for each in body["links"] if each["rel"] == "next"]
        path = following[0].split("/features/", 1)[1] if following else ""
    assert [len(each) for each in seen] == [3, 3, 1]
    assert [key for keys in seen for key in keys] == appeals_by()
    assert appeals_by("limit=1") != appeals_by(f"limit=1&after={seen[0][0]}")
    assert get("collections/appeals/items?after=P-0001").status_code == 400


def test_the_order_of_appeals_is_not_that_of_the_register(world: World) -> None:
    made = exact(world, 12)
    found = appeals_by()
    keys = [f"{each.h3:015x}" for each in made]
    assert {each.partition("-")[0] for each in found} == set(keys)
    assert found == sorted(found)


def test_appeals_by_place_month_and_values(world: World) -> None:
    exact(world, 6)
    assert len(appeals_by("bbox=70,50,70.1,50.1")) == 6
    assert appeals_by("bbox=0,0,1,1") == []
    assert len(appeals_by("datetime=2026-03-31")) == 6  # told by the month alone
    assert len(appeals_by("datetime=2026-02-10/2026-03-01")) == 6
    assert appeals_by("datetime=../2026-02-28") == appeals_by("datetime=2026-04-01/..") == []
    assert len(appeals_by(f"topic={world.heat.code}&district={world.west.code}&stage=new")) == 6
    assert len(appeals_by("group=houses")) == 6
    for query in (f"topic={world.lifts.code}", "district=none", "stage=done", "group=none"):
        assert appeals_by(query) == []
    days = get("collections/appeals").json()["extent"]["temporal"]["interval"]
    assert days == [["2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z"]]


def test_appeals_that_are_hidden_or_in_small_groups_are_no_features(world: World, frozen_clock: Any) -> None:
    made = exact(world, 5)
    (key, *_others) = appeals_by()
    frozen_clock.forward(minutes=1)
    Publication.objects.create(appeal=made[0], is_hidden=True, cause="personal", at=now())
    assert appeals_by() == []  # four are fewer than k
    assert get(f"collections/appeals/items/{key}").status_code == 404
    assert get("collections/appeals/items/none").status_code == 404
    PublicPlace.objects.update(precision="building")
    assert appeals_by() == []


def test_a_page_of_appeals_costs_the_same(world: World, django_assert_max_num_queries: Any) -> None:
    exact(world, 12)
    appeals_by()
    with django_assert_max_num_queries(24):
        assert len(appeals_by()) == 12


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows of appeals each piece had that the database gave."""
    found: list[int] = []
    usual = appeals._rows

    def counted(chunk: Any) -> Any:
        found.append(len(chunk))
        return usual(chunk)

    monkeypatch.setattr(appeals, "_rows", counted)
    monkeypatch.setattr(appeals, "LEAST", 2)
    return found


def test_rows_that_may_not_be_told_are_not_even_read(
    world: World, frozen_clock: Any, read: list[int]
) -> None:
    """Small groups of many months and of the east, beside large ones of the west."""
    for _month in range(4):
        exact(world, 4)
        frozen_clock.forward(days=31)
    exact(world, 5)
    exact(world, 3, place=IN_EAST)
    assert len(appeals_by()) == sum(read) == 5
    read.clear()
    with CaptureQueriesContext(connection) as asked:
        assert appeals_by("datetime=../2026-06-30") == appeals_by(f"district={world.east.code}") == []
    assert read == []
    assert not [each for each in asked if "sha256" in each["sql"]]
    assert len(appeals_by("datetime=2026-01-01/..&limit=2")) == 2
    assert sum(read) <= 4


def test_both_ways_of_leaving_them_out_say_the_same(world: World, frozen_clock: Any) -> None:
    """The shorter list goes to the database: of groups that may be told, or of those that may not."""
    for count in (5, 6, 1):
        exact(world, count)
        frozen_clock.forward(days=31)
    assert len(appeals_by()) == 11
    known, none = groups.groups(), (date(1990, 1, 1), "houses", "", "heat")
    assert (len(known.whole), len(known.small)) == (2, 1)
    more = {(date(1990, month, 1), "houses", world.west.code, "heat") for month in range(1, 6)}
    for small in (known.small, known.small | more, frozenset([none])):
        found = groups.in_whole_ones(appeals._found(Asked()), Asked(), groups.Groups(known.whole, small))
        assert found.count() == (12 if none in small else 11)
