"""Groups 6 to 9: one request, the search, moments, and nothing about people."""

import re
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from qala.contact.appeals.actions import Person, accept, answer, close, merge, note
from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.contact.open311.actions import save_jurisdiction
from qala.contact.open311.tests.asking import FORMS, V2, get, read, send
from qala.public.published.models import PublicPlace

FIELDS = [
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible",
    "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode",
    "lat", "long", "media_url",
]  # fmt: skip
WHO = Person("Бірінші Тұрғын", "+77011234567", "first@example.org", "17", has_agreed=True)
PRIVATE = (
    "Бірінші", "77011234567", "701 123", "first@example.org", "990101300123", "4400 4301", "кв. 17", "Секрет",
)  # fmt: skip
TEXT = (
    "Жылу жоқ. Меня зовут Бірінші Тұрғын, кв. 17, звоните 8 701 123 45 67 или first@example.org, "
    "ИИН 990101300123, карта 4400 4301 2345 6789"
)


def ids(**query: Any) -> list[str]:
    response = Client().get(f"{V2}/requests.json", query)
    assert response.status_code == 200, response.content
    return [row["service_request_id"] for row in response.json()]


def of_public_space(world: World) -> None:
    """Places of the topic are told exactly."""
    PublicPlace.objects.create(topic=world.heat, precision="exact")


def test_one_request(world: World) -> None:
    of_public_space(world)
    appeal = world.appeal()
    (row,) = get(f"requests/{appeal.number}")
    assert list(row) == FIELDS
    due = Target.objects.get(appeal=appeal, kind="resolve").due_at
    assert row["service_request_id"] == appeal.number
    assert (row["status"], row["service_code"], row["lat"], row["long"]) == ("open", "no-heat", 50.05, 70.05)
    assert row["agency_responsible"] == world.people.home.name
    assert datetime.fromisoformat(row["expected_datetime"]) == due
    tree = get(f"requests/{appeal.number}", "xml")
    (same,) = tree
    assert (tree.tag, same.tag) == ("service_requests", "request")
    assert [child.tag for child in same] == FIELDS
    assert same.find("zipcode").text is None


def test_a_number_as_people_write_it(world: World) -> None:
    appeal = world.appeal()
    spelt = appeal.number.replace("-", "").lower()
    assert get(f"requests/{spelt}")[0]["service_request_id"] == appeal.number


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_public_does_not_exist(world: World, form: str) -> None:
    hidden, of_hidden_topic = world.appeal(), world.appeal(topic_id=world.lifts.pk)
    Appeal.objects.filter(pk=hidden.pk).update(is_public=False)
    # A topic hidden later takes its appeals along.
    Appeal.objects.filter(pk=of_hidden_topic.pk).update(is_public=True)
    shown = world.appeal()
    for number in (hidden.number, of_hidden_topic.number, "26-0009999-X", "junk"):
        get(f"requests/{number}", form, 404)
    assert ids() == [shown.number]
    assert ids(service_request_id=f"{hidden.number},{shown.number}") == [shown.number]
    assert ids(service_code="lift") == []


def test_closed(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    accept(appeal_id=appeal.pk, by=world.people.executor)
    frozen_clock.forward(hours=3)
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    done_at = frozen_clock.now
    frozen_clock.forward(hours=20)
    close(appeal_id=appeal.pk, by=world.people.controller)
    (row,) = get(f"requests/{appeal.number}")
    assert row["status"] == "closed"
    assert datetime.fromisoformat(row["updated_datetime"]) == done_at
    for name in ("requested_datetime", "updated_datetime", "expected_datetime"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", row[name])


def test_the_list(world: World, frozen_clock: Any) -> None:
    of_public_space(world)
    one = world.appeal()
    frozen_clock.forward(minutes=5)
    two = world.appeal(place=IN_EAST)
    accept(appeal_id=two.pk, by=world.people.other_executor)
    answer(appeal_id=two.pk, text=PROOF, by=world.people.other_executor)
    assert ids() == [two.number, one.number], "newest first"
    assert ids(status="open") == [one.number]
    assert ids(status="closed") == [two.number]
    assert ids(status="open,closed") == [two.number, one.number]
    assert ids(service_code="no-heat,other") == [two.number, one.number]
    assert ids(service_code="other") == []
    assert ids(bbox="70.1,50,70.2,50.1") == [two.number]
    # The list of numbers beats every other filter, also the window.
    frozen_clock.forward(days=200)
    assert ids() == []
    assert ids(service_request_id=f"{one.number}, {two.number}", status="closed", service_code="x") == [
        two.number,
        one.number,
    ]


def test_nothing_found_is_an_empty_list(world: World) -> None:
    assert get("requests") == []
    assert get("requests", extensions="true") == []
    response = Client().get(f"{V2}/requests.xml")
    tree = ET.fromstring(response.content)
    assert (tree.tag, len(tree)) == ("service_requests", 0)


def test_the_window(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    at = frozen_clock.now
    frozen_clock.forward(days=89)
    assert ids() == [appeal.number]
    frozen_clock.forward(days=2)
    assert ids() == []

    def iso(moment: Any) -> str:
        return moment.isoformat(timespec="seconds")

    def between(since: Any, until: Any) -> list[str]:
        return ids(start_date=iso(since), end_date=iso(until))

    second, day = timedelta(seconds=1), timedelta(days=1)
    assert between(at, at + day) == [appeal.number], "the beginning belongs to it"
    assert between(at - day, at) == [], "the end does not"
    assert between(at - day, at + second) == [appeal.number]
    assert ids(start_date=iso(at - 89 * day)) == [appeal.number], "90 days from the beginning"
    assert ids(start_date=iso(at - 91 * day)) == []
    assert ids(end_date=iso(at + 89 * day)) == [appeal.number]
    assert between(at, at + 90 * day) == [appeal.number]
    for since, until in ((at, at + 90 * day + second), (at + day, at)):
        get("requests", status=400, start_date=iso(since), end_date=iso(until))


NONSENSE: list[dict[str, str]] = [
    {"start_date": "2026-03-01"},
    {"start_date": "yesterday"},
    {"end_date": "2026-03-19T09:30:00"},
    {"end_date": "2026-13-01T00:00:00Z"},
    {"status": "open,lost"},
    {"page": "0"},
    {"page": "²"},
    {"page_size": "1001"},
    {"page": "1000000"},
    {"after": "26-0009999-X"},
    {"bbox": "1,2,3"},
    {"bbox": "nan,0,1,1"},
    {"updated_after": "now"},
    {"service_request_id": ",".join(["1"] * 1001)},
]


def test_filters_that_mean_nothing(world: World) -> None:
    for query in NONSENSE:
        for form in FORMS:
            response = Client().get(f"{V2}/requests.{form}", query)
            assert response.status_code == 400, query
            read(response, form, 400)
    get("requests", start_date="0001-01-01T00:00:00Z")


def test_a_plus_that_nobody_escaped(world: World) -> None:
    world.appeal()
    response = Client().get(f"{V2}/requests.json?start_date=2026-03-01T09:30:00+05:00")
    assert len(response.json()) == 1


def test_pages(world: World) -> None:
    numbers = [world.appeal().number for _each in range(5)][::-1]
    assert ids(page_size=2) == numbers[:2]
    assert ids(page_size=2, page=2) == numbers[2:4]
    assert ids(page_size=2, page=3) == numbers[4:]
    assert ids(page_size=2, page=4) == []
    assert followed(f"{V2}/requests.json?page_size=2") == numbers
    assert followed(f"{V2}/requests.json?page_size=2&page=2") == numbers[2:]
    assert followed(f"{V2}/requests.json?page_size=2&updated_after=2020-01-01T00:00:00Z") == numbers[::-1]
    changes = Client().get(f"{V2}/requests.json?page_size=2&updated_after=2020-01-01T00:00:00Z")
    (after,) = re.findall(r"after=([^&>]*)>", changes["Link"])
    assert Client().get(f"{V2}/requests.json?after={after}").status_code == 400, "of another order"


def followed(path: str, between: Any = lambda: None) -> list[str]:
    """The numbers on all pages; `between` happens after the first one."""
    seen: list[str] = []
    while path:
        response = Client().get(path)
        seen += [row["service_request_id"] for row in response.json()]
        path = re.sub(r"^<http://[^/]+(.*)>; rel=\"next\"$", r"\1", response.headers.get("Link", ""))
        between()
        between = lambda: None  # noqa: E731
    return seen


def test_what_changes_between_two_pages_hides_nothing(world: World, frozen_clock: Any) -> None:
    appeals = [world.appeal() for _each in range(5)]
    at = frozen_clock.now
    frozen_clock.forward(hours=1)

    def moved() -> None:
        # The one on which the first page ended is the newest by now; the others stand at one and the same moment.
        accept(appeal_id=appeals[1].pk, by=world.people.executor)

    path = f"{V2}/requests.json?page_size=2&updated_after={at.isoformat().replace('+', '%2B')}"
    numbers = [appeal.number for appeal in appeals]
    assert followed(path, moved) == [*numbers, numbers[1]]


def test_what_changed_since(world: World, frozen_clock: Any) -> None:
    first, second = world.appeal(), world.appeal()
    frozen_clock.forward(days=100)
    mark = frozen_clock.now
    accept(appeal_id=second.pk, by=world.people.executor)
    assert ids() == []
    assert ids(updated_after=mark.isoformat()) == [second.number]
    frozen_clock.forward(hours=1)
    accept(appeal_id=first.pk, by=world.people.executor)
    assert ids(updated_after=mark.isoformat()) == [second.number, first.number], "oldest change first"
    assert ids(updated_after=mark.isoformat(), updated_before=frozen_clock.now.isoformat()) == [second.number]


def test_extensions(world: World) -> None:
    kept, twin = world.appeal(), world.appeal()
    accept(appeal_id=kept.pk, by=world.people.executor)
    note(appeal_id=kept.pk, text="Секрет", by=world.people.executor)
    note(appeal_id=kept.pk, text="Секрет", is_public=True, by=world.people.executor)
    merge(appeal_id=twin.pk, into_id=kept.pk, by=world.people.operator)
    (row,) = get(f"requests/{kept.number}", extensions="true")
    assert list(row) == [*FIELDS, "attributes", "extended_attributes", "notes"]
    kinds = [each["type"] for each in row["notes"]]
    assert kinds[:3] == ["register", "route", "accept"]
    assert kinds.count("note") == 1, "what is said among staff is not even counted"
    assert row["extended_attributes"]["stage"] == "active"
    assert "Секрет" not in str(row)
    tree = get(f"requests/{kept.number}", "xml", extensions="true")
    assert [child.tag for child in tree[0].find("notes")[0]] == ["datetime", "description", "type"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_about_people(world: World, form: str) -> None:
    appeal = world.appeal(person=WHO, text=TEXT, language="ru")
    accept(appeal_id=appeal.pk, by=world.people.executor)
    note(appeal_id=appeal.pk, text="Секрет +77011234567", by=world.people.executor)
    answer(appeal_id=appeal.pk, text=f"Секрет {PROOF} +77011234567", by=world.people.executor)
    for path in ("requests", f"requests/{appeal.number}"):
        for query in ({}, {"extensions": "true"}):
            said = Client().get(f"{V2}/{path}.{form}", query).content.decode()
            assert appeal.number in said
            assert [word for word in PRIVATE if word in said] == []
            assert world.people.executor.full_name not in said
            assert "Жылу жоқ" in said


def test_a_city_that_shows_no_texts(world: World) -> None:
    words = {"code": "", "contact": "", "kind": "production", "shows_text": False}
    save_jurisdiction(by=world.people.administrator, **words)
    world.appeal(text="Something of mine")
    assert get("requests")[0]["description"] == "No heat"


def test_letters_that_xml_has_not(world: World) -> None:
    appeal = world.appeal(text="a\x01b\x0b\ufffe <script>&amp; ]]> \U0001f525")
    (row,) = get(f"requests/{appeal.number}", "xml")
    assert row.find("description").text == "a\ufffdb\ufffd\ufffd <script>&amp; ]]> \U0001f525"
    assert get(f"requests/{appeal.number}")[0]["description"].startswith("a\x01b")


def test_the_number_of_statements(world: World, count_queries: Any) -> None:
    counts = []
    for more in (1, 3):
        for _each in range(more):
            world.appeal()
        get("requests", extensions="true")
        with count_queries() as seen:
            get("requests", extensions="true")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 10


def test_a_merged_request_can_be_followed(world: World, key: str) -> None:
    kept, own = world.appeal(), world.appeal(text="Other words")
    merge(appeal_id=own.pk, into_id=kept.pk, by=world.people.operator)
    get(f"requests/{own.number}", status=404)
    twin = Appeal.objects.get(number=send(key, description="My own words")["service_request_id"])
    merge(appeal_id=twin.pk, into_id=kept.pk, by=world.people.operator)
    (row,) = get(f"requests/{twin.number}", extensions="true")
    assert (row["status"], row["description"]) == ("closed", "No heat")
    assert row["status_notes"].endswith(kept.number)
    assert row["extended_attributes"]["duplicate_of"] == kept.number
    assert ids() == [kept.number]
    assert set(ids(service_request_id=f"{kept.number},{twin.number}")) == {kept.number, twin.number}
