"""Datasets with people: what `published` shows and nothing else, in groups that are large enough."""

import csv
import io
import json
from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.contact.catalog.models import Route, Topic
from qala.contact.catalog.queries import forget_book
from qala.contact.polls.actions import close_poll
from qala.contact.polls.tests import factories as polls
from qala.public.opendata.actions import measure
from qala.public.opendata.queries.sources import SOURCES, appeals
from qala.public.opendata.queries.sources.source import Source
from qala.public.opendata.rules.anonymity import Anonymity
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.published.models import Publication, PublicPlace
from qala.shared.clock import now, today
from qala.shared.parameters.setting import set_parameter

WORDS = "Zhasyrynsoz: the drummer upstairs"


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/opendata/{path}", headers=headers)


def table(code: str) -> list[dict[str, Any]]:
    response = get(f"data/{code}.jsonl?lang=ru")
    assert response.status_code == 200
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


def wrote(world: World, count: int, **words: Any) -> list[Appeal]:
    return [world.appeal(text=WORDS, **words) for _ in range(count)]


def least(people: Any, value: int) -> None:
    set_parameter(key="opendata.least_people", value=value, valid_from=today(), by=people.administrator)


def test_no_word_number_or_moment_of_people(world: World) -> None:
    made = wrote(world, 6)
    for name in ("csv", "jsonl", "geojson"):
        response = get(f"data/appeals.{name}?lang=en")
        text = b"".join(response.streaming_content).decode()
        assert "No heat" in text
        secrets = ("Zhasyrynsoz", "Abai 40", made[0].number, made[0].received_at.date().isoformat())
        assert not [each for each in secrets if each in text]


def test_rows_are_those_of_the_public_list(world: World) -> None:
    wrote(world, 5)
    wrote(world, 5, topic_id=world.lifts.pk)
    hidden = wrote(world, 1)[0]
    Publication.objects.create(appeal=hidden, is_hidden=True, cause="personal", at=now())
    rows = table("appeals")
    assert len(rows) == 5
    assert {(each["month"], each["group"], each["district"]) for each in rows} == {
        ("2026-03-01", "houses", world.west.code)
    }


def test_small_groups_are_told_less_exactly(world: World) -> None:
    wrote(world, 6)
    wrote(world, 2, place=IN_EAST)
    rows = table("appeals")
    assert Counter(each["district"] for each in rows) == {world.west.code: 6}
    least(world.people, 2)
    assert Counter(each["district"] for each in table("appeals")) == {world.west.code: 6, world.east.code: 2}
    least(world.people, 8)
    assert {(each["group"], each["district"], each["executor"]) for each in table("appeals")} == {
        ("houses", "", "")
    }


def test_a_place_is_told_of_public_space_alone(world: World) -> None:
    wrote(world, 5)
    assert {each["lon"] for each in table("appeals")} == {None}
    PublicPlace.objects.create(topic=world.heat, precision="exact")
    rows = table("appeals")
    assert {(each["lon"], each["lat"]) for each in rows} == {(70.05, 50.05)}
    PublicPlace.objects.update(precision="building")
    assert {each["lon"] for each in table("appeals")} == {None}


def test_a_kept_copy_is_old_once_something_is_hidden(world: World) -> None:
    made = wrote(world, 6)
    tag = get("data/appeals.csv")["ETag"]
    assert get("data/appeals.csv", **{"If-None-Match": tag}).status_code == 304
    Publication.objects.create(appeal=made[0], is_hidden=True, cause="personal", at=now())
    again = get("data/appeals.csv", **{"If-None-Match": tag})
    assert again.status_code == 200
    assert len(list(csv.reader(io.StringIO(b"".join(again.streaming_content).decode())))) == 6


def test_a_file_costs_the_same_for_one_and_for_many(world: World, django_assert_max_num_queries: Any) -> None:
    wrote(world, 12)
    table("appeals")
    with django_assert_max_num_queries(24):
        assert len(table("appeals")) == 12


def closed_poll(world: World, voters: int) -> Any:
    by = world.people.content_editor
    poll = polls.running(by, "one")
    for number in range(voters):
        polls.vote(poll, number, number % 2)
    close_poll(poll_id=poll.pk, by=by)
    return poll


def test_a_poll_is_there_when_it_is_closed_and_counted(world: World) -> None:
    poll = closed_poll(world, 10)
    polls.running(world.people.content_editor, "one", title_ru="Ещё идёт")
    rows = table("polls")
    assert {each["poll"] for each in rows} == {poll.pk}
    whole = [each for each in rows if each["by"] == ""]
    assert sum(each["count"] for each in whole) == 10
    assert {each["answered"] for each in whole} == {10}


def test_a_poll_that_too_few_answered_is_left_out(world: World) -> None:
    known, small = closed_poll(world, 12), closed_poll(world, 10)
    assert {each["poll"] for each in table("polls")} == {known.pk, small.pk}
    least(world.people, 11)
    assert {each["poll"] for each in table("polls")} == {known.pk}


def test_groups_below_k_hold_the_whole_dataset_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_poll(world, 10)
    assert get("data/polls/").status_code == 200
    told = list(SOURCES["polls"].rows())
    least(world.people, 11)
    monkeypatch.setitem(SOURCES, "polls", Source(lambda: iter(told)))  # however they came there
    held = get("data/polls.csv?lang=en")
    assert (held.status_code, held.json()["error"]["code"]) == (403, "small_groups")
    assert "10" in held.json()["error"]["message"]
    page = get("data/polls/", **{"Accept-Language": "en"}).content.decode()
    assert "less than the 11" in page
    assert "less than the 11" in get("", **{"Accept-Language": "en"}).content.decode()
    assert "/data/polls.csv" not in get("catalog.ttl").content.decode()
    assert "polls" not in [each["name"] for each in get("datapackage.json").json()["resources"]]
    assert get("data/polls.csv-metadata.json").status_code == 403


def of_a_topic(world: World, count: int, code: str) -> None:
    """Of another topic of the same group, about public space."""
    topic = Topic.objects.create(code=code, group=world.heat.group, name_kk=code, name_ru=code, name_en=code)
    Route.objects.create(topic=topic, district=world.west, executor=world.people.home, valid_from=today())
    PublicPlace.objects.create(topic=topic, precision="exact")
    forget_book()
    wrote(world, count, topic_id=topic.pk)


def test_a_rare_topic_of_a_large_group_is_not_told(world: World) -> None:
    """Whoever lives there knows who wrote: neither the topic nor what follows from it is in the file."""
    of_a_topic(world, 5, "usual")
    of_a_topic(world, 1, "rare")
    rows = table("appeals")
    assert Counter(each["topic"] for each in rows) == {"usual": 5}
    assert all(each["lon"] and each["executor"] for each in rows)
    features = get("features/collections/appeals/items").json()["features"]
    assert [each["properties"]["topic"] for each in features] == ["usual"] * 5
    of_a_topic(world, 4, "odd")
    rest = [each for each in table("appeals") if not each["topic"]]
    assert len(rest) == 5
    told = {
        (each["district"], each["topic_name"], each["executor"], each["lon"], each["lat"]) for each in rest
    }
    assert told == {(world.west.code, "", "", None, None)}


def test_the_night_counts_the_rows_themselves(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the counted groups say: a row that tells too much holds the dataset back."""
    wrote(world, 6)
    wrote(world, 2, place=IN_EAST)
    measure()
    assert get("data/appeals.csv").status_code == 200
    right = appeals.row_of
    monkeypatch.setattr(
        appeals, "row_of", lambda one, leaf, _width, words: right(one, leaf, len(leaf), words)
    )
    told = dict.fromkeys(appeals.leaves(), 4)
    monkeypatch.setattr(appeals, "parts", lambda *_: told)
    measure()
    held = get("data/appeals.csv")
    assert (held.status_code, held.json()["error"]["code"]) == (403, "small_groups")
    monkeypatch.undo()
    measure()
    assert get("data/appeals.csv").status_code == 200


def test_datasets_with_people_say_what_they_promise() -> None:
    for code in ("appeals", "polls"):
        promise = DATASETS[code].people
        assert isinstance(promise, Anonymity)
        assert set(promise.known) <= {each.code for each in DATASETS[code].columns}


def test_groups_are_counted_from_an_index_without_reading_rows(world: World) -> None:
    world.appeal(text=WORDS)
    with CaptureQueriesContext(connection) as asked:
        appeals._counted()
    (sql,) = [each["sql"] for each in asked.captured_queries if "DATE_TRUNC" in each["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Only Scan using appeal_public_leaf" in plan
