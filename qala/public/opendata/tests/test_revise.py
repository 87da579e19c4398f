"""Words of a use are changed: by whoever told it (a person looks first), by a moderator (at once)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.ground.notifications.models import Notification
from qala.office.projects.registries import errands
from qala.public.opendata.actions import (
    decline_reuse,
    decline_revision,
    forget_reuses,
    forget_teller,
    put_reuse_right,
    revise_reuse,
    show_reuse,
    show_revision,
    take_down_reuse,
)
from qala.public.opendata.events import ReuseDecided, ReuseRevised
from qala.public.opendata.models import Reuse, ReuseVersion
from qala.public.opendata.tests import factories
from qala.shared import timeline
from qala.shared.clock import now, travel
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.kept import generations
from tests.hearing import hearing

OTHER = {**factories.WORDS, "title": "Құрылыстар мен мерзімдер"}
MINE = "/opendata/uses/mine/"


class Heard(NamedTuple):
    """What the room told while a test listened."""

    revised: list[Any]
    decided: list[Any]


@pytest.fixture
def heard() -> Iterator[Heard]:
    with hearing(ReuseRevised) as revised, hearing(ReuseDecided) as decided:
        yield Heard(revised, decided)


@pytest.fixture
def shown(city: Any) -> Reuse:
    return factories.shown(city.people.content_editor, by=city.people.resident)


def revise(row: Reuse, by: Any, **words: Any) -> Reuse:
    return revise_reuse(reuse_id=row.pk, by=by, **{"datasets": ["projects"], **OTHER, **words})


def read() -> str:
    return Client().get("/opendata/uses/").content.decode()


def states(row: Reuse) -> list[str]:
    return [*row.versions.order_by("number").values_list("state", flat=True)]


def test_the_tellers_wait_while_what_is_shown_stays(city: Any, shown: Reuse, heard: Heard) -> None:
    generation = generations().get("datasets")
    revise(shown, city.people.resident)
    shown.refresh_from_db()
    assert shown.title == factories.WORDS["title"]
    assert OTHER["title"] not in read()
    assert factories.WORDS["title"] in read()
    assert generations().get("datasets") == generation  # nothing that is public has changed
    assert states(shown) == ["shown", "waits"]
    assert [(each.verb, each.by) for each in timeline.of(shown)][-1] == ("revise", None)
    assert heard.revised == [ReuseRevised(shown.pk, 2, is_shown=False)]
    assert [each.label for each in errands(city.people.content_editor) if "opendata" in each.url]


def test_a_moderator_takes_them(city: Any, shown: Reuse, heard: Heard) -> None:
    editor = city.people.content_editor
    revise(shown, city.people.resident)
    show_revision(reuse_id=shown.pk, by=editor, datasets=["projects"], **OTHER)
    assert OTHER["title"] in read()
    assert states(shown) == ["shown", "shown"]
    with pytest.raises(Conflict):
        show_revision(reuse_id=shown.pk, by=editor, datasets=["projects"], **OTHER)
    assert heard.decided[-1:] == [ReuseDecided(shown.pk, "show_revision", editor.pk)]
    assert timeline.of(shown).last().data == {"number": 2}  # type: ignore[union-attr]


def test_a_moderator_puts_them_right_first(city: Any, shown: Reuse) -> None:
    revise(shown, city.people.resident)
    words = {**OTHER, "title": "Құрылыстар"}
    show_revision(reuse_id=shown.pk, by=city.people.content_editor, datasets=["projects"], **words)
    assert states(shown) == ["shown", "replaced", "shown"]
    shown.refresh_from_db()
    assert shown.title == "Құрылыстар"


def test_a_moderator_does_not_take_them(city: Any, shown: Reuse) -> None:
    editor = city.people.content_editor
    revise(shown, city.people.resident)
    with pytest.raises(Invalid):
        decline_revision(reuse_id=shown.pk, by=editor, reason=" ")
    decline_revision(reuse_id=shown.pk, by=editor, reason="Жарнама")
    assert states(shown) == ["shown", "declined"]
    assert OTHER["title"] not in read()
    assert timeline.of(shown).last().note == "Жарнама"  # type: ignore[union-attr]
    with travel(now() + timedelta(days=91)):
        forget_reuses()
    assert states(shown) == ["shown"]


def test_a_moderators_are_shown_at_once(city: Any, shown: Reuse, heard: Heard) -> None:
    revise(shown, city.people.resident, title="Күтіп тұр")
    put_reuse_right(reuse_id=shown.pk, by=city.people.content_editor, datasets=["projects"], **OTHER)
    assert OTHER["title"] in read()
    assert states(shown) == ["shown", "waits", "shown"]
    assert heard.revised[-1] == ReuseRevised(shown.pk, 3, is_shown=True)
    put_reuse_right(reuse_id=shown.pk, by=city.people.content_editor, datasets=["projects"], **OTHER)
    assert [each.verb for each in timeline.of(shown)] == ["propose", "show", "revise", "put_right"]


def test_before_it_is_shown_the_newest_words_are_looked_at(city: Any) -> None:
    row = factories.proposed(by=city.people.resident)
    seen = timeline.newest(row)
    revise(row, city.people.resident)
    assert states(row) == ["replaced", "waits"]
    editor = city.people.content_editor
    with pytest.raises(Conflict) as refusal:
        show_reuse(reuse_id=row.pk, by=editor, datasets=["projects"], seen=seen, **factories.WORDS)
    assert refusal.value.code == "changed"
    show_reuse(reuse_id=row.pk, by=editor, datasets=["projects"], seen=timeline.newest(row), **OTHER)
    assert OTHER["title"] in read()


def test_only_whoever_told_it_while_signed_in(city: Any, shown: Reuse) -> None:
    people = city.people
    untold = factories.shown(people.content_editor, address="https://b.example.org/")
    for row, by in ((shown, people.stranger), (shown, people.content_editor), (untold, people.resident)):
        with pytest.raises(NotAllowed):
            revise(row, by)
    for act in (put_reuse_right, show_revision):
        with pytest.raises(NotAllowed):
            act(reuse_id=shown.pk, by=people.resident, datasets=["projects"], **OTHER)
    with pytest.raises(NotAllowed):
        decline_revision(reuse_id=shown.pk, by=people.resident, reason="Жоқ")


def test_not_when_it_is_not_shown(city: Any, shown: Reuse) -> None:
    revise(shown, city.people.resident)
    take_down_reuse(reuse_id=shown.pk, by=city.people.content_editor, reason="Сайт жоқ")
    assert states(shown) == ["shown", "declined"]
    declined = factories.proposed(by=city.people.resident, address="https://b.example.org/")
    decline_reuse(reuse_id=declined.pk, by=city.people.content_editor, reason="Жоқ")
    for row in (shown, declined):
        with pytest.raises(Conflict) as refusal:
            revise(row, city.people.resident)
        assert refusal.value.code == "wrong_stage"


def test_nothing_happens_twice(city: Any, shown: Reuse) -> None:
    for words in (factories.WORDS, OTHER, OTHER):
        revise(shown, city.people.resident, **words)
    assert states(shown) == ["shown", "waits"]
    revise(shown, city.people.resident, title="Тағы басқа")
    assert states(shown) == ["shown", "replaced", "waits"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("about", "8 701 000 00 01 қоңырау"), ("address", "http://maps.example.org/"), ("title", "")],
)
def test_what_is_not_taken(city: Any, shown: Reuse, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refusal:
        revise(shown, city.people.resident, **{field: value})
    assert list(refusal.value.fields) == [field]
    assert states(shown) == ["shown"]


def test_an_address_of_another_is_not_taken(city: Any, shown: Reuse) -> None:
    editor, other = city.people.content_editor, "https://b.example.org/"
    factories.shown(editor, address=other)
    with pytest.raises(Conflict):
        revise(shown, city.people.resident, address=other)
    with pytest.raises(Conflict):
        put_reuse_right(reuse_id=shown.pk, by=editor, datasets=["projects"], **{**OTHER, "address": other})
    assert states(shown) == ["shown"]


def test_words_that_were_given_stay_as_they_were(city: Any, shown: Reuse) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        shown.versions.update(title="Басқа")
    assert shown.versions.get().title == factories.WORDS["title"]


def test_whoever_is_erased_leaves_what_is_shown_without_the_account(city: Any, shown: Reuse) -> None:
    revise(shown, city.people.resident)
    factories.proposed(by=city.people.resident, address="https://b.example.org/")
    forget_teller(city.people.resident)
    shown.refresh_from_db()
    assert (shown.told_by, states(shown)) == (None, ["shown"])
    assert Reuse.objects.count() == ReuseVersion.objects.count() == 1


def test_the_pages_of_the_teller(city: Any, client_for: Any, shown: Reuse) -> None:
    client, where = client_for(city.people.resident), f"{MINE}{shown.pk}/"
    assert shown.title in client.get(MINE).content.decode()
    form = client.get(where).context["form"]
    words = {**OTHER, "datasets": ["projects"], "seen": form["seen"].value()}
    answer = client.post(where, words)
    assert (answer.status_code, answer["Location"]) == (302, MINE)
    assert client.post(where, {**words, "title": "Үшінші"}).status_code == 422  # drawn before the last change
    page = client.get(where).content.decode()
    assert OTHER["title"] in page
    assert factories.WORDS["title"] in page
    other = client_for(city.people.stranger)
    assert (other.get(where).status_code, other.post(where, words).status_code) == (404, 404)
    assert shown.title not in other.get(MINE).content.decode()
    assert Client().get(where).status_code == 302


def test_it_is_told_under_the_account(city: Any, client_for: Any) -> None:
    words = {**factories.WORDS, "datasets": ["projects"], "website": ""}
    client_for(city.people.resident).post("/opendata/uses/new/", words)
    assert Reuse.objects.get().told_by == city.people.resident


def test_the_pages_of_the_moderator(city: Any, client_for: Any, shown: Reuse) -> None:
    revise(shown, city.people.resident, address="https://new.example.org/")
    client, where = client_for(city.people.content_editor), f"/opendata/uses/desk/{shown.pk}/"
    assert shown.title in client.get("/opendata/uses/desk/").content.decode()
    page = client.get(where)
    assert [each for _label, *each in page.context["differences"]] == [
        [factories.WORDS["title"], OTHER["title"], False],
        [factories.WORDS["address"], "https://new.example.org/", True],
    ]
    assert 'href="https://new.example.org/" rel="noopener nofollow ugc"' in page.content.decode()
    assert page.content.decode().count('id="id_take_down_reason"') == 1
    assert city.people.resident.full_name not in page.content.decode()
    words = {**OTHER, "address": "https://new.example.org/", "datasets": ["projects"]}
    assert client.post(where, {"do": "decline_revision", "reason": ""}).status_code == 422
    assert client.post(where, {"do": "show_revision", "seen": 1, **words}).status_code == 422
    answer = client.post(where, {"do": "show_revision", **words})
    assert answer["Location"] == "/opendata/uses/desk/"
    again = {**words, "title": "Түзетілген"}
    assert client.post(where, {"do": "put_right", **again}).status_code == 302
    assert "Түзетілген" in read()


def test_whoever_told_it_hears_of_each_decision_and_why(city: Any, client_for: Any, shown: Reuse) -> None:
    editor, teller = city.people.content_editor, city.people.resident
    assert told(teller) == [("opendata.use_shown", "")]
    revise(shown, teller)
    decline_revision(reuse_id=shown.pk, reason="The site is empty.", by=editor)
    assert told(teller)[0] == ("opendata.words_not_shown", "The site is empty")
    page = client_for(teller).get(f"{MINE}{shown.pk}/").content.decode()
    assert "Your changed words are not shown" in page
    assert "The site is empty." in page
    revise(shown, teller, title="Anew")
    assert "The site is empty." not in client_for(teller).get(f"{MINE}{shown.pk}/").content.decode()
    take_down_reuse(reuse_id=shown.pk, reason="It asks for money", by=editor)
    assert told(teller)[0] == ("opendata.use_not_shown", "It asks for money")
    assert "It asks for money" in client_for(teller).get(f"{MINE}{shown.pk}/").content.decode()
    assert len(told(teller)) == 3


def test_of_those_whom_nobody_signed_in_told_nobody_hears(city: Any) -> None:
    factories.shown(city.people.content_editor)
    assert not Notification.objects.filter(kind__startswith="opendata.").exists()


def told(user: Any) -> list[tuple[str, str]]:
    """Kind and reason, the newest first."""
    rows = (
        Notification.objects.filter(user=user, kind__startswith="opendata.")
        .select_related("occasion")
        .order_by("-pk")
    )
    return [(row.kind, row.occasion.words["what"]) for row in rows]


def test_a_desk_costs_the_same_for_more(city: Any, client_for: Any) -> None:
    client, costs = client_for(city.people.content_editor), []
    for count in (1, 3):
        for number in range(count):
            address = f"https://x{count}.example.org/{number}"
            row = factories.shown(city.people.content_editor, by=city.people.resident, address=address)
            revise(row, city.people.resident, address=address)
        client.get("/opendata/uses/desk/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/opendata/uses/desk/")
        costs.append(len(asked))
    assert costs[0] == costs[1]
